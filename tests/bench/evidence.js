// Whole data sets in the shape of the bundled one: actors, sources, events and claims, of one size or another.
import { randomOf } from "./generate.js";

/** How many claims in a hundred of the bundled data are of a kind, and which roles and modes those have. */
const KINDS = {
  membership: { share: 27, roles: ["member", "leader", "fighter", "operative", "commander", "official"] },
  hostility: { share: 20 },
  contact: { share: 13 },
  support: { share: 13, modes: ["endorsement", "facilitation", "logistics", "recruitment", "media"] },
  "joint-operation": { share: 8 },
  shelter: { share: 6 },
  allegiance: { share: 4 },
  defection: { share: 4 },
  succession: { share: 3, roles: ["merger", "split", "rename", "founding"] },
  training: { share: 1 },
};
const UNDIRECTED = new Set(["contact", "joint-operation"]);
const EVENTS = new Set(["joint-operation", "defection", "succession"]);
const [FIRST, LAST] = [1980, 2021];

const two = (number) => String(number).padStart(2, "0");

/**
 * Tables of so many claims as rows, with an actor to three of them, an event to five, a group and a source to 150. As in the bundled data
 * most dates are bounds, some are not there, and one claim in four is of a relation that an earlier one is of.
 */
export function evidence({ claims: size, seed }) {
  const random = randomOf(seed);
  const chance = (share) => random() < share;
  const any = (list) => list[Math.floor(list.length * random())];
  const numbered = (count, make) => Array.from({ length: count }, (_, i) => make(i));
  const month = () =>
    `${FIRST + Math.floor((LAST - FIRST) * Math.sqrt(random()))}-${two(1 + Math.floor(12 * random()))}`;
  const date = () => {
    const [text, way] = [month(), random()];
    return way < 0.4 ? text.slice(0, 4) : way < 0.9 ? text : `${text}-${two(1 + Math.floor(28 * random()))}`;
  };

  const sources = numbered(Math.max(5, Math.round(size / 150)), (i) => ({
    id: `source-${i}`,
    title: `Source ${i}`,
    published: `${LAST}-${two(1 + (i % 12))}`,
    family: `family-${i % 7 === 0 ? 0 : i}`,
  }));
  const groups = Math.max(5, Math.round(size / 150));
  const actors = numbered(Math.max(20, Math.round(size / 3)), (i) => ({
    id: `actor-${i}`,
    name: `Actor ${i}`,
    type: i < groups ? "group" : "person",
  }));
  const events = numbered(Math.max(5, Math.round(size / 5)), (i) => ({
    ...{ id: `event-${i}`, type: "attack", date: date() },
    ...{ source: any(sources).id, paragraph: String(1 + (i % 90)) },
  }));

  /** An actor other than those given; of groups a few have most claims. */
  const actor = (others, isGroup) => {
    for (;;) {
      const { id } = isGroup ? actors[Math.floor(groups * random() ** 2.5)] : any(actors);
      if (!others.includes(id)) return id;
    }
  };
  const kindOf = () => {
    let left = 100 * random();
    for (const [kind, { share }] of Object.entries(KINDS)) {
      left -= share;
      if (left < 0) return kind;
    }
    return "membership";
  };
  const relation = () => {
    const kind = kindOf();
    const { roles, modes } = KINDS[kind];
    const event = EVENTS.has(kind) || kind === "hostility" ? { event: any(events).id } : {};
    const subject = actor([], chance(0.2));
    const object = actor([subject], chance(0.5));
    if (UNDIRECTED.has(kind)) {
      const parties = [subject, object, ...(chance(0.07) ? [actor([subject, object], false)] : [])];
      return { kind, parties: parties.join(";"), ...(EVENTS.has(kind) && event) };
    }
    return {
      ...{ kind, subject, object, ...event },
      ...(kind === "defection" && { origin: actor([subject, object], true) }),
      ...(roles && chance(0.9) && { role: any(roles) }),
      ...(modes && chance(0.7) && { mode: any(modes) }),
    };
  };
  /** What is said of the beginning and end of a relation, often only that it was there at some date. */
  const dates = (isEvent) => {
    const [way, first] = [random(), date()];
    if (isEvent) return way < 0.5 ? {} : { start: way < 0.9 ? first : `${first}~` };
    const year = Number(first.slice(0, 4));
    if (way < 0.45) return { start: `[..${first}]`, end: `[${first}..]`, end_status: "not-stated" };
    if (way < 0.6) return { end_status: "ongoing" };
    if (way < 0.75) return { start: `[${first}..]`, end_status: "not-stated" };
    if (way < 0.8) return { start: `[${year}..${year + 2}]`, end: String(year + 5), end_status: "ended" };
    return {
      start: first,
      ...(way < 0.9 && { end: String(year + 1 + Math.floor(8 * random())), end_status: "ended" }),
    };
  };

  const claims = [];
  const relations = [];
  while (claims.length < size) {
    const own = relations.length > 0 && chance(0.25) ? any(relations) : relation();
    relations.push(own);
    const source = any(sources).id;
    claims.push({
      ...{ id: `${source}-${claims.length}`, ...own, ...dates(EVENTS.has(own.kind)) },
      ...(own.kind === "defection" && chance(0.4) && { headcount_low: 1 + Math.floor(90 * random()) }),
      ...{ modality: chance(0.75) ? "asserted" : any(["attributed", "attributed", "alleged"]), source },
      ...{
        paragraph: String(1 + Math.floor(90 * random())),
        confidence: chance(0.65) ? "high" : any(["medium", "low"]),
      },
      note: `Remark ${claims.length}`,
    });
  }
  return { sources, actors, events, claims };
}
