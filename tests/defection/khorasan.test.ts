import { describe, expect, it } from "vitest";
import { career } from "../../src/defection/career";
import { type ChainOptions, defectionChains } from "../../src/defection/chains";
import { defections } from "../../src/defection/moves";
import { recruiters } from "../../src/defection/recruiters";
import { chainRoutes } from "../../src/defection/routes";
import { khorasan } from "../../src/khorasan";
import { buildNetwork } from "../../src/network/build";

const network = buildNetwork(khorasan);
const alleged = network.under({ modalities: ["asserted", "attributed", "alleged"] });

/** The places that claims come from, as `source paragraph`: one for each paragraph. */
const placesOf = (ids: readonly string[]) =>
  khorasan.claims
    .filter(({ id }) => ids.includes(id))
    .flatMap(({ source, paragraph }) => paragraph.split(";").map((number) => `${source} ${number}`));

/** The moves of somebody from one group to another: their bounds, and where they are told of. */
const moved = (defector: string, origin: string, destination: string, view = network) =>
  defections(view)
    .filter((move) => move.defector === defector && move.origin === origin && move.destination === destination)
    .map(({ earliest, latest, claims }) => ({ earliest, latest, places: placesOf(claims) }));

describe("moves of 2014 to the Islamic State", () => {
  it("has the IMU's of October, in two documents", () => {
    const [move, ...rest] = moved("imu", "al-qaida", "islamic-state");
    expect(rest).toEqual([]);
    expect(move).toMatchObject({ earliest: "2014-10-01", latest: "2014-10-31" });
    expect(move?.places).toEqual(expect.arrayContaining(["hussain-2016 10", "iskp-overview-2021 4"]));
  });

  it("has Abu Huda al-Sudani's of April, and that he recruited the leaders of the six factions", () => {
    expect(moved("abu-huda-al-sudani", "al-qaida", "islamic-state")).toEqual([
      { earliest: "2014-04-01", latest: "2014-04-30", places: ["hussain-2016 11"] },
    ]);
    const rows = recruiters(network).filter(({ recruiter }) => recruiter === "abu-huda-al-sudani");
    const [six, ...others] = rows;
    expect(others).toEqual([]);
    expect(six).toMatchObject({
      recruited: "contingent-leaders-six-ttp-factions",
      destination: "islamic-state",
      kind: "allegiance",
      basis: "event",
    });
    expect(new Set(placesOf(six?.claims ?? []))).toEqual(new Set(["hussain-2016 11"]));
  });

  it("has the leaders of six factions of TTP", () => {
    const [move] = moved("contingent-leaders-six-ttp-factions", "ttp", "iskp");
    expect(move?.latest).toBe("2015-12-31");
    expect(move?.places).toEqual(expect.arrayContaining(["hussain-2016 1", "hussain-2016 11"]));
  });
});

describe("Hafiz Saeed Khan", () => {
  it("left TTP for ISIS in May 2013 and founded TKP in the summer of 2014", () => {
    expect(moved("hafiz-saeed-khan", "ttp", "islamic-state")).toEqual([
      { earliest: "2013-05-01", latest: "2013-05-31", places: ["cat-2021 60"] },
    ]);
    const steps = [...career(network, "hafiz-saeed-khan")];
    const founded = steps.find(({ kind, group }) => kind === "membership" && group === "tkp");
    expect(founded).toMatchObject({ role: "founder", startEarliest: "2014-06-01", startLatest: "2014-08-31" });
    expect(placesOf(founded?.claims ?? [])).toContain("cat-2021 60");
    const order = steps.map(({ kind, group }) => `${kind} ${group}`);
    expect(order.indexOf("defection islamic-state")).toBeLessThan(order.indexOf("membership tkp"));
  });
});

describe("TKP", () => {
  it("went into the Khorasan province in January 2015", () => {
    const [move] = moved("tkp", "ttp", "iskp");
    expect(String(move?.latest)).toBe("2015-01-31");
    expect(move?.places).toEqual(expect.arrayContaining(["cat-2021 59", "cat-2021 61"]));
  });

  it("was joined by fighters of LeJ and of LeT, not before the summer of 2014", () => {
    for (const group of ["lej", "let"]) {
      const [move] = moved(`contingent-${group}-fighters-tkp`, group, "tkp");
      expect(move).toMatchObject({ earliest: "2014-06-01", places: ["cat-2021 60"] });
    }
  });
});

describe("Kashmir-focused groups", () => {
  const groups = "contingent-kashmir-focused-groups";

  it("lost recruits to TTP after July 2007", () => {
    const [move] = moved("contingent-kashmir-militants-ttp", groups, "ttp");
    expect(move).toMatchObject({ earliest: "2007-07-01", places: ["cat-2021 38"] });
  });

  it("lost recruits to al-Qa'ida through Badr Mansur, as one document alleges", () => {
    const recruits = "contingent-kashmiri-group-recruits-aq";
    expect(moved(recruits, groups, "al-qaida")).toEqual([]);
    expect(moved(recruits, groups, "al-qaida", alleged)[0]?.places).toEqual(["cat-2021 46"]);
    const through = recruiters(alleged).filter(
      ({ recruiter, basis }) => recruiter === "badr-mansur" && basis === "event",
    );
    expect(through.map(({ recruited }) => recruited)).toEqual(["contingent-hum-recruits-aq", recruits]);
    for (const row of through) {
      expect(row).toMatchObject({ destination: "al-qaida", how: "recruitment", kind: "defection" });
      expect(new Set(placesOf(row.claims))).toEqual(new Set(["cat-2021 46"]));
    }
    expect(moved("badr-mansur", groups, "al-qaida")[0]?.places).toEqual(["cat-2021 46"]);
  });
});

describe("paths of one person", () => {
  it("Ilyas Kashmiri: from the army to HuJI to al-Qa'ida", () => {
    const [chain] = defectionChains(network, { from: "pakistan-army", to: "al-qaida", linkage: "actor" });
    expect(chain).toMatchObject({ route: "pakistan-army > huji > al-qaida", certainty: "certain", moves: 2 });
    expect(chain?.steps.map(({ defector }) => defector)).toEqual(["ilyas-kashmiri", "ilyas-kashmiri"]);
    expect(placesOf(chain?.claims ?? [])).toEqual(
      expect.arrayContaining(["cat-2021 31", "cat-2021 47", "cat-2021 48"]),
    );
  });

  it("David Headley: from LeT to the group of Kashmiri in 2009", () => {
    expect(moved("david-headley", "let", "brigade-313")).toEqual([
      { earliest: "2009-01-01", latest: "2009-12-31", places: ["cat-2021 49"] },
    ]);
  });
});

describe("chains from LeT to the Khorasan province", () => {
  const of = (options: ChainOptions) => defectionChains(network, { from: "let", to: "iskp", ...options });

  it("lead through TKP, and are possible: the fighters may have come after TKP was gone", () => {
    expect(of({})).toHaveLength(0);
    const [chain, ...rest] = of({ succession: true, best: 1 });
    expect(rest).toEqual([]);
    expect(chain).toMatchObject({ route: "let > tkp > iskp", moves: 1, certainty: "possible", earliest: "2014-06-01" });
    expect(chain?.steps.map(({ type }) => type)).toEqual(["move", "succession"]);
    expect(placesOf(chain?.claims ?? [])).toEqual(expect.arrayContaining(["cat-2021 59", "cat-2021 60"]));
    expect(chain?.gaps[0]?.low).toBe(0);
    expect(of({ succession: true, certainty: "certain" })).toHaveLength(0);
  });

  it("have one route", () => {
    expect(chainRoutes(of({ succession: true })).map(({ route, certain }) => [route, certain])).toEqual([
      ["let > tkp > iskp", 0],
    ]);
  });
});
