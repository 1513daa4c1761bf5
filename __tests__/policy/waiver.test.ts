/** Waivers: what an entry must be, what it matches, and when. */
import type { Judgement } from "../../lib/policy/evaluate";
import { describeSubject, type Finding, isAtLeast, SEVERITIES, type Subject } from "../../lib/policy/finding";
import { applyWaivers, describeWaiver, parseWaivers, type Waiver, WaiverError } from "../../lib/policy/waiver";

const policies = ["macs-are-unique", "mac-is-fixed"];
const whole: Waiver = {
  policy: "macs-are-unique",
  host: "alpha",
  kind: "domU",
  name: "web",
  path: "domUs.web.vifs[0].mac",
  undecided: true,
  all: true,
  reason: "a bond",
  until: "2026-12-31",
};

describe("an entry of a file of waivers", () => {
  it.each<[string, unknown[], Waiver[]]>([
    ["no entry", [], []],
    ["all fields", [whole], [whole]],
    [
      "a policy and a reason alone",
      [{ policy: "mac-is-fixed", reason: "x" }],
      [{ policy: "mac-is-fixed", reason: "x" }],
    ],
    ["a leap day", [{ ...whole, until: "2028-02-29" }], [{ ...whole, until: "2028-02-29" }]],
  ])("is read: %s", (_, entries, expected) => expect(parseWaivers(entries, policies)).toStrictEqual(expected));

  it.each<[string, unknown, string]>([
    [
      "a mapping for the list",
      whole,
      "expected a list of waivers, each with policy, host, kind, name, path, reason, until",
    ],
    [
      "nothing for the list",
      undefined,
      "expected a list of waivers, each with policy, host, kind, name, path, reason, until",
    ],
    ["text", ["x"], "[0]: expected a mapping with policy, host, kind, name, path, reason, until"],
    ["null", [whole, null], "[1]: expected a mapping with policy, host, kind, name, path, reason, until"],
    ["a list", [[]], "[0]: expected a mapping with policy, host, kind, name, path, reason, until"],
    ["an unknown field", [{ ...whole, comment: "x" }], '[0]: unknown field "comment"'],
    ["a misspelt field", [{ ...whole, nane: "x" }], '[0]: unknown field "nane" (did you mean "name"?)'],
    ["a number for text", [{ ...whole, name: 7 }], "[0].name: expected text"],
    ["empty text", [{ ...whole, host: "" }], "[0].host: expected text"],
    ["blank text", [{ ...whole, reason: " \n" }], "[0].reason: expected text"],
    [
      "a kind that there is not",
      [{ ...whole, kind: "vif" }],
      '[0].kind: expected one of fleet, host, volumeGroup, logicalVolume, domU, not "vif"',
    ],
    ["a flag that is off", [{ ...whole, all: false }], "[0].all: expected true, or no such field"],
    ["text for a flag", [{ ...whole, undecided: "yes" }], "[0].undecided: expected true, or no such field"],
    ["no policy", [{ reason: "x" }], '[0]: "policy" is missing'],
    ["no reason", [{ policy: "mac-is-fixed" }], '[0]: "reason" is missing: a waiver says why it is one'],
    ["another policy", [{ ...whole, policy: "x" }], '[0].policy: there is no policy "x"'],
    [
      "a misspelt policy",
      [{ ...whole, policy: "mac-is-fixd" }],
      '[0].policy: there is no policy "mac-is-fixd" (did you mean "mac-is-fixed"?)',
    ],
    ...[
      "2026-02-30",
      "2026-13-01",
      "2027-02-29",
      "2026-1-1",
      "2026",
      "2026-12-31T00:00:00Z",
      "x2026-12-31",
      "2026-12-31x",
      "tomorrow",
      "31.12.2026",
      "+002026-12-31",
    ].map((until): [string, unknown, string] => [
      `the day ${until}`,
      [{ ...whole, until }],
      `[0].until: "${until}" is not a day: write it as 2026-12-31`,
    ]),
  ])("is refused: %s", (_, value, message) => {
    const parse = () => parseWaivers(value, policies);
    expect(parse).toThrow(WaiverError);
    expect(parse).toThrow(expect.objectContaining({ name: "WaiverError", message }) as Error);
  });

  it("is told by all that says what it covers", () => {
    expect(describeWaiver(whole)).toBe(
      "macs-are-unique, host alpha, kind domU, name web, path domUs.web.vifs[0].mac, undecided",
    );
    expect(describeWaiver({ policy: "x", reason: "y" })).toBe("x");
  });
});

describe("a waiver", () => {
  const finding = (policy: string, host: string, name: string, more: Partial<Finding> = {}): Finding => ({
    policy,
    result: "violation",
    severity: "error",
    subject: { kind: "domU", host, name },
    message: `of ${name}`,
    remedy: "",
    sources: [],
    related: [],
    path: "",
    fingerprint: "",
    ...more,
  });
  const found = [
    finding("macs-are-unique", "alpha", "web", { path: "domUs.web.vifs[0]" }),
    finding("macs-are-unique", "alpha", "mail"),
    finding("macs-are-unique", "beta", "web"),
    finding("mac-is-fixed", "alpha", "web"),
    finding("macs-are-unique", "alpha", "web", { subject: { kind: "volumeGroup", host: "alpha", name: "web" } }),
    finding("macs-are-unique", "alpha", "web", { result: "undecided" }),
  ];
  const judgement = (findings: readonly Finding[]): Judgement => ({ policies: 2, notJudged: ["later"], findings });
  const apply = (...waivers: readonly Waiver[]) => applyWaivers(judgement(found), waivers, "2026-06-01");

  it.each<[string, Partial<Waiver>, readonly number[]]>([
    ["of a policy", { all: true }, [0, 1, 2, 4]],
    ["of a policy on a host", { host: "alpha", all: true }, [0, 1, 4]],
    ["of a policy and a name", { name: "web", all: true }, [0, 2, 4]],
    ["of a policy, a host and a path", { host: "alpha", path: "domUs.web.vifs[0]" }, [0]],
    ["of a policy, a host and a name", { host: "beta", name: "web" }, [2]],
    ["of a kind", { kind: "volumeGroup" }, [4]],
    ["of what is undecided", { host: "alpha", undecided: true }, [5]],
    ["of a host where nothing is found", { host: "gamma" }, []],
    ["of a name where nothing is found", { name: "db" }, []],
    ["of another policy", { policy: "mac-is-fixed" }, [3]],
  ])("%s takes the findings that match all it says, and leaves the rest in order", (_, more, taken) => {
    const waiver: Waiver = { policy: "macs-are-unique", reason: "x", ...more };
    expect(apply(waiver)).toEqual({
      judgement: judgement(found.filter((_, index) => !taken.includes(index))),
      waived: taken.map((index) => found[index]),
      stale: taken.length === 0 ? [waiver] : [],
      expired: [],
      broad: [],
    });
  });

  it.each<[string, Partial<Waiver>, readonly number[]]>([
    ["several hosts", {}, [0, 1, 2, 4]],
    ["several names of a host", { host: "alpha" }, [0, 1, 4]],
    ["two kinds of one name", { host: "alpha", name: "web" }, [0, 4]],
  ])("that matches %s and does not say so waives none of them", (_, more, matched) => {
    const waiver: Waiver = { policy: "macs-are-unique", reason: "x", ...more };
    expect(apply(waiver)).toEqual({
      judgement: judgement(found),
      waived: [],
      stale: [],
      expired: [],
      broad: [{ waiver, matches: matched.map((index) => found[index]) }],
    });
  });

  it("is used wherever it matches, even where another does as well", () => {
    const [wide, narrow]: Waiver[] = [
      { policy: "macs-are-unique", all: true, reason: "x" },
      { policy: "macs-are-unique", host: "beta", reason: "y" },
    ];
    expect(apply(wide!, narrow!)).toMatchObject({ waived: [0, 1, 2, 4].map((index) => found[index]), stale: [] });
  });

  it("holds on its last day, then waives nothing, and is expired and not stale", () => {
    const until = (day: string): Waiver => ({ policy: "mac-is-fixed", reason: "x", until: day });
    expect(apply(until("2026-06-01"))).toMatchObject({ waived: [found[3]], stale: [], expired: [] });
    expect(apply(until("2026-05-31"))).toMatchObject({ waived: [], stale: [], expired: [until("2026-05-31")] });
  });

  it("of something fatal is refused, and says which and of what", () => {
    const fatal = finding("mac-is-fixed", "alpha", "web", { severity: "fatal" });
    const wide: Waiver = { policy: "mac-is-fixed", reason: "x" };
    expect(() => applyWaivers(judgement([fatal]), [{ ...wide, name: "web" }, wide], "")).toThrow(
      new WaiverError("mac-is-fixed, name web: a fatal finding can't be waived (domU web on alpha: of web)"),
    );
    expect(applyWaivers(judgement([fatal]), [{ ...wide, host: "beta" }], "").judgement.findings).toEqual([fatal]);
  });
});

describe("severities", () => {
  it("go from the mildest to the worst, and each is at least itself", () => {
    const atLeast = SEVERITIES.map((severity) => SEVERITIES.filter((threshold) => isAtLeast(severity, threshold)));
    expect(atLeast).toEqual([
      ["info"],
      ["info", "warning"],
      ["info", "warning", "error"],
      ["info", "warning", "error", "fatal"],
    ]);
  });
});

describe("a subject", () => {
  it.each<[Subject, string]>([
    [{ kind: "fleet", host: "", name: "" }, "the fleet"],
    [{ kind: "host", host: "alpha", name: "alpha" }, "host alpha"],
    [{ kind: "volumeGroup", host: "alpha", name: "vg0" }, "volume group vg0 on alpha"],
    [{ kind: "logicalVolume", host: "alpha", name: "vg0/root" }, "logical volume vg0/root on alpha"],
    [{ kind: "domU", host: "alpha", name: "web" }, "domU web on alpha"],
  ])("is called in messages what a person calls it: %j", (subject, text) =>
    expect(describeSubject(subject)).toBe(text),
  );
});
