/** From the names of inputs to a verdict: what is read, what is refused, and what the person is told beside the findings. */
import {
  changeFrom,
  judgeInputs,
  type InputVerdict,
  type Question,
  QuestionError,
  type World,
} from "../../lib/gate/inputs";
import { sampleFleet, editedSample } from "../../lib/model/sample";
import { InputError } from "../../lib/model/input-error";
import { parseFleet } from "../../lib/model/parse";
import type { Files } from "../../lib/read/input";
import { planOf } from "../support/plan";
import { testPolicies } from "../support/policies";
import { stackOf } from "../support/stack";

/** Files by path, and folders by what lies below them. */
function filesOf(contents: Readonly<Record<string, unknown>>): Files {
  const missing = (): never => {
    throw Object.assign(new Error("none"), { code: "ENOENT" });
  };
  const names = (folder: string): readonly string[] =>
    Object.keys(contents)
      .filter((path) => path.startsWith(`${folder}/`))
      .map((path) => path.slice(folder.length + 1));
  return {
    read: (path) => {
      const content = Object.hasOwn(contents, path) ? contents[path] : missing();
      return typeof content === "string" ? content : JSON.stringify(content);
    },
    isFolder: (path) => (Object.hasOwn(contents, path) ? false : names(path).length > 0 || missing()),
    list: names,
  };
}

const world = (contents: Readonly<Record<string, unknown>>, more: Partial<World> = {}): World => ({
  files: filesOf(contents),
  stdin: () => {
    throw new Error("nobody asked for standard input");
  },
  today: () => "2026-06-01",
  ...more,
});
const judge = (question: Partial<Question>, of: World): InputVerdict =>
  judgeInputs({ inputs: ["fleet.json"], failOn: "error", allowUndecided: false, ...question }, of, testPolicies);
const fleet = (edits = {}) => parseFleet(editedSample(edits), { file: "test" });
const withoutKernel = { "fleet.json": editedSample({ domU: { kernel: null } }) };
const hostsOf = ({ change }: InputVerdict): readonly string[] => change.after.hosts.map(({ name }) => name);

describe("what is judged", () => {
  it("is every input, as one fleet, each with the door it came through", () => {
    const verdict = judge(
      { inputs: ["fleet.json", "cdk.tf.json"] },
      world({
        "fleet.json": sampleFleet(),
        "cdk.tf.json": stackOf(editedSample({ host: { name: "beta" } })),
      }),
    );
    expect(verdict.doors).toEqual([
      { file: "fleet.json", door: "fleet file" },
      { file: "cdk.tf.json", door: "synthesized JSON" },
    ]);
    expect([...hostsOf(verdict)].sort()).toEqual(["alpha", "beta"]);
    expect(verdict).toMatchObject({ rejected: false, remarks: [] });
  });

  it("is standard input for -, as an input or as what there was before", () => {
    const text = JSON.stringify(editedSample({ domU: { memory: "1GiB" } }));
    const stdin = () => text;
    expect(hostsOf(judge({ inputs: ["-"] }, world({}, { stdin })))).toEqual(["alpha"]);
    const changed = judge({ base: "-" }, world({ "fleet.json": sampleFleet() }, { stdin }));
    expect(changed.judgement.findings.map(({ policy }) => policy)).toEqual(["memory-is-kept"]);
    expect(changed.judgement.notJudged).toEqual([]);
  });

  it.each<[string, Partial<Question>]>([
    ["as two inputs", { inputs: ["-", "-"] }],
    ["as an input and as the base", { inputs: ["fleet.json", "-"], base: "-" }],
  ])("is never standard input twice: %s", (_, question) => {
    const ask = () => judge(question, world({ "fleet.json": sampleFleet() }, { stdin: () => "{}" }));
    expect(ask).toThrow(QuestionError);
    expect(ask).toThrow(/^standard input can be read only once: - stands twice$/);
  });

  it("has no fleet before it without a base", () => {
    const verdict = judge({}, world({ "fleet.json": sampleFleet() }));
    expect(verdict.change.before).toBeUndefined();
    expect(verdict.judgement.notJudged).toEqual(["memory-is-kept"]);
  });

  it("is a mistake of the question's where it asks for a base and nothing says one", () => {
    const of = world({ "fleet.json": sampleFleet() });
    const ask = () => judge({ requireBase: true }, of);
    expect(ask).toThrow(QuestionError);
    expect(ask).toThrow(/^nothing says what was before, and --require-base asks for it: .*--base none/);
    expect(judge({ requireBase: true, base: "none" }, of).change.before).toEqual({ hosts: [] });
    expect(judge({ requireBase: true, base: "fleet.json" }, of).judgement.notJudged).toEqual([]);
  });

  it("is judged by the day that is named, else by today", () => {
    const of = world({
      ...withoutKernel,
      "w.json": [{ policy: "kernel-is-declared", reason: "x", until: "2026-06-01" }],
    });
    const rejectedOn = (question: Partial<Question>) => judge({ waivers: "w.json", ...question }, of).rejected;
    expect([rejectedOn({}), rejectedOn({ asOf: "2026-06-01" }), rejectedOn({ asOf: "2026-06-02" })]).toEqual([
      false,
      false,
      true,
    ]);
    expect(() => judge({ asOf: "2026-02-30" }, of)).toThrow(
      new QuestionError("--as-of 2026-02-30: expected a day, as 2026-12-31"),
    );
  });

  it("takes the lines of the program from the configuration that is named", () => {
    const edits = { domU: { vcpus: 9 } };
    const of = world({
      "in/plan.json": planOf(editedSample(edits)),
      "named.json": stackOf(editedSample(edits), "named.ts"),
    });
    const fileOf = (question: Partial<Question>): string | undefined =>
      judge({ inputs: ["in/plan.json"], ...question }, of).judgement.findings[0]?.location?.file;
    expect(fileOf({ configuration: "named.json" })).toBe("named.ts");
    expect(fileOf({})).toBe("in/plan.json");
  });
});

describe("what the person is told beside the findings", () => {
  const waivers = [
    { policy: "vcpus-are-few", host: "alpha", reason: "gone" },
    { policy: "kernel-is-declared", reason: "for a while", until: "2026-05-31" },
  ];

  it("is notes of the inputs, the day, then waivers that matched nothing, then those that ended", () => {
    const of = world({
      ...withoutKernel,
      "other.json": { terraform: {}, resource: {} },
      "waivers.json": waivers,
    });
    expect(judge({ inputs: ["fleet.json", "other.json"], waivers: "waivers.json" }, of)).toMatchObject({
      rejected: true,
      remarks: [
        "note: other.json: holds nothing of xenplan's",
        "note: judged as of 2026-06-01",
        "warning: waivers.json: a waiver matches nothing and can go: vcpus-are-few, host alpha",
        "warning: waivers.json: a waiver ended on 2026-05-31: kernel-is-declared",
      ],
    });
  });

  it.each<[string, object, Partial<Question>, boolean]>([
    ["a window in a change", { window: { start: "2036-06-01T22:00:00Z", minutes: 30 } }, { base: "base.json" }, true],
    ["a window without a change", { window: { start: "2036-06-01T22:00:00Z", minutes: 30 } }, {}, false],
    ["a planned reboot at any time", {}, { base: "base.json" }, false],
  ])("is the day where something depends on it: %s", (_, more, question, told) => {
    const of = world({
      "fleet.json": editedSample({ domU: { plannedReboots: [{ reason: "new kernel", ...more }] }, otherDomU: {} }),
      "base.json": sampleFleet(),
    });
    expect(judge(question, of).remarks).toEqual(told ? ["note: judged as of 2026-06-01"] : []);
  });

  it("names some of the findings that a waiver does not choose from", () => {
    const many = editedSample({ domU: { kernel: null } });
    const [host] = many.hosts as [{ domUs: [object] }];
    const hosts = (count: number) => ({
      ...many,
      hosts: Array.from({ length: count }, (_, index) => ({
        ...host,
        name: `h${index}`,
        address: `h${index}.example.net`,
      })),
    });
    const remarks = (count: number) =>
      judge(
        { waivers: "w.json" },
        world({ "fleet.json": hosts(count), "w.json": [{ policy: "kernel-is-declared", reason: "x" }] }),
      ).remarks;
    const path = (index: number) => `hosts.h${index}.domUs.web`;
    const told = (count: number, which: string) =>
      `warning: w.json: a waiver matches ${count} findings and waives none of them: kernel-is-declared: say which by host, kind, name and path (${which}), or all: true if they are all accepted, and those to come`;
    expect(remarks(3)).toEqual([told(3, [0, 1, 2].map(path).join(", "))]);
    expect(remarks(5)).toEqual([told(5, [...[0, 1, 2].map(path), "2 more"].join(", "))]);
  });

  it("is nothing of a waiver that holds", () => {
    const of = world({ ...withoutKernel, "waivers.json": [{ policy: "kernel-is-declared", reason: "an appliance" }] });
    expect(judge({ waivers: "waivers.json" }, of)).toMatchObject({
      rejected: false,
      remarks: [],
      waived: [{ policy: "kernel-is-declared" }],
    });
  });
});

describe("a file of waivers", () => {
  it.each<[string, string, string]>([
    [
      "that is no list",
      "{}",
      "waivers.json: expected a list of waivers, each with policy, host, kind, name, path, reason, until",
    ],
    [
      "with an entry that is wrong",
      '[{ "policy": "vcpus-are-few" }]',
      'waivers.json[0]: "reason" is missing: a waiver says why it is one',
    ],
    ["that is not JSON", "[1,]", 'waivers.json: is not JSON: line 1, column 4: expected a value, found "]"'],
    ["that is empty", "", "waivers.json: is empty"],
  ])("%s makes the question wrong, not the inputs", (_, text, message) => {
    const ask = () => judge({ waivers: "waivers.json" }, world({ ...withoutKernel, "waivers.json": text }));
    expect(ask).toThrow(QuestionError);
    expect(ask).toThrow(expect.objectContaining({ message, cause: expect.any(Error) as Error }) as Error);
  });

  it("that isn't there makes the question wrong", () => {
    const ask = () => judge({ waivers: "waivers.json" }, world(withoutKernel));
    expect(ask).toThrow(QuestionError);
    expect(ask).toThrow(/^waivers\.json: no such file or folder$/);
  });

  it.each(["null", "[]", "# none yet\n", "---\n"])("that holds %j waives nothing", (text) => {
    expect(judge({ waivers: "w.yaml" }, world({ ...withoutKernel, "w.yaml": text })).rejected).toBe(true);
  });

  it("that breaks its reader is our bug, and no question of the person's", () => {
    const files: Files = { ...filesOf({}), isFolder: () => false, read: () => 7 as never };
    expect(() => judge({ waivers: "waivers.json" }, world({}, { files }))).toThrow(TypeError);
  });
});

describe("what there was before", () => {
  it("is the fleet of a file", () => {
    expect(changeFrom("old.json", fleet(), filesOf({ "old.json": stackOf(sampleFleet()) })).before).toMatchObject({
      hosts: [{ name: "alpha", domUs: [{ name: "web", memory: fleet().hosts[0]?.domUs[0]?.memory }] }],
    });
  });

  it("is nothing where there was nothing", () => {
    expect(changeFrom("none", fleet(), filesOf({})).before).toEqual({ hosts: [] });
  });

  it("is refused where it shares nothing with what is judged", () => {
    const other = {
      ...sampleFleet(),
      hosts: [{ ...sampleFleet().hosts[0], name: "zulu", address: "zulu.example.net" }],
    };
    expect(() =>
      changeFrom("old.json", fleet({ host: { domUs: [], volumeGroups: [] } }), filesOf({ "old.json": other })),
    ).toThrow(InputError);
  });

  it("is refused where it can't be read", () => {
    expect(() => changeFrom("old.json", fleet(), filesOf({}))).toThrow(InputError);
  });
});
