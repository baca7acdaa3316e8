// Any edge list will do: here members of a parliament who change parties. No claim about anybody real is made.
import { AllegianceError, career, defectionChains, degree, networkFromEdges, safeParseDataset } from "allegiance";

const network = networkFromEdges(
  [
    { source: "ada", target: "reds", kind: "membership", start: "2001", end: "2005-03" },
    { source: "ada", target: "greens", origin: "reds", kind: "defection", start: "2005-03" },
    { source: "ada", target: "greens", kind: "membership", start: "2005-03" },
    { source: "ben", target: "blues", origin: "greens", kind: "defection", start: "2007~" },
    { source: "reds", target: "greens", kind: "coalition", start: "2006-01-15", end: "2008" },
  ],
  { name: "parliament" },
);
console.log(degree(network).top(3));
console.log(career(network, "ada").affiliations.map(({ kind, group }) => `${kind} ${group}`));
console.log(defectionChains(network).map(({ route, certainty }) => `${route}: ${certainty}`));

// Mistakes are named, all at once.
try {
  networkFromEdges([
    { source: "ada", target: "ada", start: "2001" },
    { source: "ada", target: "reds", start: "2001-13" },
  ]);
} catch (error) {
  if (!(error instanceof AllegianceError)) throw error;
  console.log(error.code, error.issues.length);
  console.log(error.message);
}

// So are those in tables.
const result = safeParseDataset({
  sources: "id,title,published\nnews,The News,2009-05\n",
  actors: "id,name,type\nada,Ada,person\nreds,The Reds,group\n",
  claims: "id,kind,subject,object,start,source,paragraph\nc1,membership,ada,red,2001-02-30,news,\n",
});
for (const { message } of result.issues ?? []) console.log(message);
