import { describe, expect, it } from "vitest";
import { AllegianceError } from "../../src/base/errors";
import { parseDataset, safeParseDataset } from "../../src/data/dataset";
import { defineKind, KINDS, type KindInput } from "../../src/data/kinds";

const good = {
  "sources.csv": "id,title,published\nreport,A report,2020-06\n",
  "actors.csv": "id,name,type,parent\nant,Ant,person,\neast,East Front,group,\nwest,West Front,group,\n",
  "names.csv": "actor,name,type\neast,The East,aka\n",
  "claims.csv":
    "id,kind,subject,object,origin,parties,start,end,source,paragraph\n" +
    "c1,allegiance,ant,east,,,2014-06,2015,report,3\n" +
    "c2,defection,ant,west,east,,2015,,report,4\n" +
    "c3,joint-operation,,,,east;west,2016~,,report,28;29\n",
  "events.csv": "id,type,date,killed,source,paragraph\nraid,attack,2016,3..5,report,7\n",
  "estimates.csv": "actor,date,low,best,high,source,paragraph\neast,2016,100,150,200,report,9\n",
};

const issuesOf = (changes: Partial<typeof good>) => {
  const result = safeParseDataset({ ...good, ...changes });
  return result.success ? [] : result.issues;
};

describe("parseDataset", () => {
  it("reads CSV text into frozen, typed records", () => {
    const data = parseDataset(good, { name: "tiny", version: "1.2.3" });
    expect(data.claims).toHaveLength(3);
    expect(data.claims[2]).toMatchObject({ parties: ["east", "west"], start: "2016~", paragraph: "28;29" });
    expect(data.claims[0]).toMatchObject({ modality: "asserted", confidence: 0.95 });
    expect(data).toMatchObject({ name: "tiny", version: "1.2.3" });
    expect(Object.isFrozen(data.claims) && Object.isFrozen(data.claims[0])).toBe(true);
  });

  it("takes rows as well as text, and table names with or without .csv", () => {
    const rows = [{ id: "c1", kind: "joint-operation", parties: ["east", "west"], source: "report", paragraph: 3 }];
    const data = parseDataset({ sources: good["sources.csv"], "actors.csv": good["actors.csv"], claims: rows });
    expect(data.claims[0]).toMatchObject({ parties: ["east", "west"], paragraph: "3", start: undefined });
  });

  it("accepts a byte order mark, quotes, CRLF and blank lines, and counts rows as a spreadsheet does", () => {
    const names = '\uFEFFactor,name,type\r\n\r\neast,"The ""East"", so called",aka\r\n,,\r\nwset,West,aka\r\n\r\n';
    expect(issuesOf({ "names.csv": names })).toMatchObject([
      { code: "unknown-reference", file: "names.csv", row: 5, column: "actor", value: "wset" },
    ]);
  });

  it("throws one error that lists every issue", () => {
    const broken = { ...good, "claims.csv": good["claims.csv"].replace("c2", "c1").replace("2014-06", "2014-13") };
    try {
      parseDataset(broken);
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(AllegianceError);
      expect((error as AllegianceError).code).toBe("invalid-data");
      expect((error as AllegianceError).issues).toHaveLength(2);
      expect((error as AllegianceError).message).toContain("claims.csv, row 3, column id");
    }
  });

  it("names every mistake of a data set with thirty-one different ones, each with its place", () => {
    const claims = [
      "id,kind,subject,object,origin,parties,role,start,end,end_status,headcount_low,headcount_best,headcount_high,modality,source,paragraph,confidence,event,contradicts,colour",
      "c1,allegiance,ant,east,,,,2014-06,2015,ended,,,,asserted,report,3,high,,,",
      "c1,allegiance,bee,east,,,,,,,,,,asserted,report,3,,,,", // duplicate id
      "c3,allegiance,nobody,east,,,,,,,,,,asserted,report,3,,,,", // dangling subject
      "c4,allegiance,ant,nowhere,,,,,,,,,,asserted,report,3,,,,", // dangling object
      "c5,friendship,ant,east,,,,,,,,,,asserted,report,3,,,,", // unknown kind
      "c6,allegiance,,east,,,,,,,,,,asserted,report,3,,,,", // pledger missing
      "c7,defection,ant,east,,,,2014,,,,,,asserted,report,3,,,,", // origin missing
      "c8,joint-operation,,,,east,,2014,,,,,,asserted,report,3,,,,", // one party
      "c9,allegiance,ant,ant,,,,,,,,,,asserted,report,3,,,,", // self
      "c10,allegiance,ant,east,,,,2015,2014,ended,,,,asserted,report,3,,,,", // reversed
      "c11,allegiance,ant,east,,,,2014-02-30,,,,,,asserted,report,3,,,,", // no such day
      "c12,allegiance,ant,east,,,,,,,,,,asserted,report,,,,,", // no paragraph
      "c13,allegiance,ant,east,,,,,,,,,,rumoured,report,3,,,,", // modality
      "c14,allegiance,ant,east,,,,,,gone,,,,asserted,report,3,,,,", // end status
      "c15,allegiance,ant,east,,,,,,,20,10,,asserted,report,3,,,,", // best below low
      "c16,allegiance,ant,east,,,,,,,few,,,asserted,report,3,,,,", // not a number
      "c17,allegiance,ant,east,,,,,,,,,,asserted,memo,3,,,,", // dangling source
      "c18,allegiance,ant,east,,,,,,,,,,asserted,report,3,sure,,,", // confidence
      "c19,joint-operation,,,,east;west,,2014,,,,,,asserted,report,3,,battle,,", // dangling event
      "c20,allegiance,ant,east,,,,,,,,,,asserted,report,3,,,c99,", // dangling contradiction
      "c21,joint-operation,,,,east;west,,2014,2015,,,,,asserted,report,3,,,,", // an event has no end
      "c22,joint-operation,ant,,,east;west,,2014,,,,,,asserted,report,3,,,,", // no subject here
      "c23,succession,east,west,,,marriage,2014,,,,,,asserted,report,3,,,,", // role of succession
      "c24,allegiance,ant,east,west,,,,,,,,,asserted,report,3,,,,", // no origin here
      "c25,allegiance, ant,east,,,,,,,,,,asserted,report,3,,,,", // blank in id
      "c26,allegiance,ant,east", // too few cells
    ].join("\n");
    const issues = issuesOf({
      "actors.csv":
        "id,name,type,parent\nant,Ant,person,\nbee,Bee,persona,\neast,East,group,north\nwest,West,group,west\n",
      "claims.csv": claims,
      "names.csv": "actor,name,type\neast,The East,aka\neast,The East,acronym\n",
      "events.csv": "id,type,date,killed,source,paragraph\nraid,attack,2016,9..5,report,7\n",
    });
    const places = issues.map(({ code, file, row, column }) => `${file} ${row} ${column} ${code}`);
    expect(places.sort()).toEqual(
      [
        "actors.csv 3 type invalid-value",
        "actors.csv 4 parent unknown-reference",
        "actors.csv 5 parent self-tie",
        "claims.csv 1 colour unknown-column",
        "claims.csv 3 id duplicate-id",
        "claims.csv 4 subject unknown-reference",
        "claims.csv 5 object unknown-reference",
        "claims.csv 6 kind invalid-value",
        "claims.csv 7 subject wrong-role",
        "claims.csv 8 origin wrong-role",
        "claims.csv 9 parties wrong-role",
        "claims.csv 10 object self-tie",
        "claims.csv 11 end reversed-dates",
        "claims.csv 12 start invalid-value",
        "claims.csv 13 paragraph missing-value",
        "claims.csv 14 modality invalid-value",
        "claims.csv 15 end_status invalid-value",
        "claims.csv 16 headcount_best invalid-value",
        "claims.csv 17 headcount_low invalid-value",
        "claims.csv 18 source unknown-reference",
        "claims.csv 19 confidence invalid-value",
        "claims.csv 20 event unknown-reference",
        "claims.csv 21 contradicts unknown-reference",
        "claims.csv 22 end wrong-role",
        "claims.csv 23 subject wrong-role",
        "claims.csv 24 role invalid-value",
        "claims.csv 25 origin wrong-role",
        "claims.csv 26 subject invalid-value",
        "claims.csv 27 undefined malformed-csv",
        "events.csv 2 killed invalid-value",
        "names.csv 3 name duplicate-id",
      ].sort(),
    );
    for (const issue of issues) {
      expect(issue.expected.length).toBeGreaterThan(3);
      expect(issue.message).toContain(issue.file);
    }
  });

  it("takes who did, claimed and doubles an event, and names what it does not know", () => {
    const head = "id,type,by,claimed_by,same_as,source,paragraph\n";
    const events = `${head}raid,attack,east;ant,west,raid-2,report,7\nraid-2,attack,,,raid,report,8\n`;
    const [raid, again] = parseDataset({ ...good, "events.csv": events }).events;
    expect(raid).toMatchObject({ by: ["east", "ant"], claimed_by: ["west"], same_as: ["raid-2"] });
    expect(again).toMatchObject({ by: [], claimed_by: [], same_as: ["raid"] });
    const wrong = `${head}raid,attack,east;nobody,north,flood;raid,report,7\n`;
    expect(issuesOf({ "events.csv": wrong }).map(({ code, column, value }) => [code, column, value])).toEqual([
      ["unknown-reference", "by", "nobody"],
      ["unknown-reference", "claimed_by", "north"],
      ["unknown-reference", "same_as", "flood"],
      ["self-tie", "same_as", "raid"],
    ]);
  });

  it("says which table, column or key is missing or stray", () => {
    const { "claims.csv": claims, ...rest } = good;
    expect(safeParseDataset(rest)).toMatchObject({ issues: [{ code: "missing-table", file: "claims.csv" }] });
    const { "actors.csv": actors, ...orphans } = good;
    expect(safeParseDataset(orphans)).toMatchObject({ issues: [{ code: "missing-table", file: "actors.csv" }] });
    const empty = issuesOf({ "actors.csv": actors.split("\n")[0] ?? "" });
    expect(empty.filter(({ code }) => code === "unknown-reference").length).toBeGreaterThan(5);
    expect(issuesOf({ "claims.csv": claims.replace("paragraph", "par") })).toMatchObject([
      { code: "unknown-column", column: "par", row: 1 },
      { code: "missing-column", column: "paragraph", row: 1 },
    ]);
    expect(safeParseDataset({ ...good, "claim.csv": claims })).toMatchObject({ issues: [{ code: "unknown-table" }] });
    expect(() => parseDataset(good, { versoin: "1" } as never)).toThrow(/versoin/);
  });

  it("names what a row lacks that other rows have", () => {
    const right = { id: "c1", kind: "allegiance", subject: "ant", object: "east", source: "report", paragraph: 3 };
    const claims = [right, { parties: "ant;bee" }, { ...right, id: "c3", object: undefined }, {}];
    const { object: _, ...lacking } = { ...right, id: "c5" };
    const result = safeParseDataset({ ...good, "claims.csv": [...claims, lacking] });
    const issues = result.success ? [] : result.issues;
    const needed = ["id", "kind", "source", "paragraph"];
    expect(issues.map(({ code, row, column }) => [code, row, column])).toEqual([
      ...needed.map((column) => ["missing-value", 3, column]),
      ...needed.map((column) => ["missing-value", 5, column]),
      ["unknown-reference", 3, "parties"],
      ["wrong-role", 4, "object"],
      ["wrong-role", 6, "object"],
    ]);
    expect(safeParseDataset({ ...good, "claims.csv": [{}] })).toMatchObject({ success: false });
  });

  it("takes kinds of the user's own", () => {
    const csv = "id,kind,subject,object,source,paragraph\nc1,kinship,ant,east,report,1\n";
    expect(issuesOf({ "claims.csv": csv })).toMatchObject([{ column: "kind", value: "kinship" }]);
    const data = parseDataset({ ...good, "claims.csv": csv }, { kinds: [{ name: "kinship", nature: "state" }] });
    expect(data.kinds.find(({ name }) => name === "kinship")).toMatchObject({
      sign: 1,
      directed: true,
      persistence: "P1Y",
    });
  });

  it("checks kinds, and hands out nothing that could change them", () => {
    const define = (kind: object) => () => defineKind(kind as KindInput);
    expect(define({ name: "k", nature: "state", direted: false })).toThrow(/direted/);
    expect(define({ name: "k", nature: "state", sign: 5 })).toThrow(/1 or -1/);
    expect(define({ name: "k", nature: "state", persistence: "forever" })).toThrow(/P1Y/);
    expect(define({})).toThrow(/name.*nature/);
    expect(() => parseDataset(good, { kinds: [{ name: "k", nature: "state", replacedBy: ["x"] }] })).toThrow(
      /replacedBy/,
    );
    const data = parseDataset(good);
    expect(Object.isFrozen(data.kinds) && Object.isFrozen(KINDS[0]?.replacedBy)).toBe(true);
    expect(Object.isFrozen(data.claims[0]?.contradicts) && Object.isFrozen(data.claims[0]?.parties)).toBe(true);
  });

  it("says so where columns are not separated by commas, or rows are no rows", () => {
    expect(issuesOf({ "names.csv": "actor;name;type\neast;The East;aka\n" })).toMatchObject([
      { code: "malformed-csv", row: 1 },
    ]);
    expect(safeParseDataset({ ...good, "names.csv": [null] as never })).toMatchObject({
      issues: [{ file: "names.csv", row: 2 }],
    });
    const holed = [{ actor: "east", name: "The East", type: "aka" }];
    holed.length = 2;
    expect(safeParseDataset({ ...good, "names.csv": holed })).toMatchObject({ issues: [{ row: 3 }] });
    expect(() => safeParseDataset(null as never)).toThrow(/tables/);
  });

  it("never changes what it is given", () => {
    const rows = Object.freeze([
      Object.freeze({
        id: "c1",
        kind: "contact",
        parties: Object.freeze(["east", "west"]),
        source: "report",
        paragraph: "1",
      }),
    ]);
    const input = Object.freeze({ ...good, "claims.csv": rows });
    expect(() => parseDataset(input)).not.toThrow();
  });
});
