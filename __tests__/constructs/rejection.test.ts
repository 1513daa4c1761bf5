import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App, Aspects, LocalBackend, TerraformStack, Testing } from "cdktf";
import type { IConstruct } from "constructs";
import { PlannedReboot, RejectedFleet, Size, XenApp } from "../../constructs";
import { declareClean, declareRejected, stackIn, temporaryFolder } from "./fleets";

let outdir: string;
beforeEach(() => (outdir = temporaryFolder()));
afterEach(() => rmSync(outdir, { recursive: true }));

/** Every file below a folder. */
const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
const MARKER = (files: Readonly<Record<string, string>>): string =>
  JSON.stringify({ schemaVersion: 1, writer: "synth", state: "emitted", files });

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1))
    .sort();
}

const silent = { report: () => undefined };

describe.each([
  ["XenApp", (): App => new XenApp({ outdir, ...silent })],
  ["XenApp that skips validation", (): App => new XenApp({ outdir, skipValidation: true, ...silent })],
  ["a plain App", (): App => new App({ outdir })],
  ["a plain App that skips validation", (): App => new App({ outdir, skipValidation: true })],
  [
    "a subclass of App with a synth of its own",
    (): App =>
      new (class extends App {
        override synth(): void {
          super.synth();
        }
      })({ outdir }),
  ],
])("under %s", (_, makeApp) => {
  it("a rejected fleet writes nothing, whichever stack it is in", () => {
    const app = makeApp();
    stackIn(app, "first-and-without-hosts");
    declareRejected(stackIn(app));
    expect(() => app.synth()).toThrow(RejectedFleet);
    expect(filesIn(outdir)).toEqual([]);
  });

  it("the error's message is the report: what, where, why, and who says so", () => {
    const app = makeApp();
    declareRejected(stackIn(app));
    expect(() => app.synth()).toThrow(
      /domU web on alpha.*x86_32[^]*__tests__\/constructs\/fleets\.ts:\d+:\d+[^]*source +xen\.git[^]*pv-word-size-matches-hypervisor/,
    );
  });

  it("a rejected fleet writes nothing where cdktf's CLI makes errors of annotations harmless", () => {
    process.env["CDKTF_CONTINUE_SYNTH_ON_ERROR_ANNOTATIONS"] = "1";
    try {
      const app = makeApp();
      declareRejected(stackIn(app));
      expect(() => app.synth()).toThrow(RejectedFleet);
      expect(filesIn(outdir)).toEqual([]);
    } finally {
      delete process.env["CDKTF_CONTINUE_SYNTH_ON_ERROR_ANNOTATIONS"];
    }
  });

  it("a rejected fleet removes what an earlier run synthesized, and keeps state and everything else", () => {
    const accepted = makeApp();
    declareClean(stackIn(accepted));
    accepted.synth();
    const others = ["terraform.tfstate", ".terraform/providers", ".terraform.lock.hcl", "notes.txt"].map((name) =>
      join("stacks", "fleet", name),
    );
    for (const file of others) {
      mkdirSync(join(outdir, file, ".."), { recursive: true });
      writeFileSync(join(outdir, file), "mine");
    }
    writeFileSync(join(outdir, "mine.txt"), "mine");

    const rejected = makeApp();
    declareRejected(stackIn(rejected));
    expect(() => rejected.synth()).toThrow(RejectedFleet);
    expect(filesIn(outdir)).toEqual(["mine.txt", ...others].sort());
  });

  it("a declaration that is malformed stops synth too, and is told with the line that made it", () => {
    const app = makeApp();
    declareClean(stackIn(app), { vifs: [{ mac: "not a MAC" }] });
    expect(() => app.synth()).toThrow(RejectedFleet);
    expect(() => app.synth()).toThrow(
      /"not a MAC" is not a MAC address.*\n.*hosts\.alpha\.domUs\.web\.vifs\[0\]\.mac \(__tests__\/constructs\/fleets\.ts:\d+:\d+\)/,
    );
    expect(filesIn(outdir)).toEqual([]);
  });

  it("an accepted fleet is written", () => {
    const app = makeApp();
    declareClean(stackIn(app));
    app.synth();
    expect(filesIn(outdir)).toEqual(expect.arrayContaining(["manifest.json", join("stacks", "fleet", "cdk.tf.json")]));
  });
});

describe("beside synth", () => {
  it("a stack that is validated without its app is judged all the same", () => {
    const stack = stackIn(Testing.app());
    declareRejected(stack);
    expect(() => Testing.synth(stack, true)).toThrow(RejectedFleet);
  });

  it("what an aspect declares while synth runs is judged before its stack is written", () => {
    const app = new App({ outdir });
    const stack = stackIn(app);
    const visit = (construct: IConstruct): void => {
      if (construct === stack) declareRejected(stack);
    };
    Aspects.of(stack).add({ visit });
    declareClean(stackIn(app, "other"));
    expect(() => app.synth()).toThrow(RejectedFleet);
    expect(filesIn(outdir)).toEqual([]);
  });

  it("a thing that was taken out of the tree again is not judged", () => {
    const app = new App({ outdir });
    const stack = stackIn(app);
    declareRejected(stack);
    stack.node.tryRemoveChild("web");
    expect(() => app.synth()).not.toThrow();
  });

  it("hosts of one name in two stacks are one fleet's, and rejected", () => {
    const app = new App({ outdir });
    declareClean(stackIn(app, "one"));
    declareClean(stackIn(app, "two"));
    expect(() => app.synth()).toThrow(/host-names-are-unique/);
  });
});

describe("XenApp's own options", () => {
  const base = (): string => {
    const app = new XenApp({ outdir, ...silent });
    declareClean(stackIn(app));
    app.synth();
    return join(outdir, "xenplan", "fleet.json");
  };

  it("without a base, a grown volume passes: nothing says that it grew", () => {
    const app = new XenApp({ outdir, ...silent });
    declareClean(stackIn(app), {}, Size.gibibytes(40));
    expect(() => app.synth()).not.toThrow();
  });

  it("with a base, a grown volume needs a planned reboot", () => {
    const app = new XenApp({ outdir, base: base(), ...silent });
    declareClean(stackIn(app), {}, Size.gibibytes(40));
    expect(() => app.synth()).toThrow(/volume-grow-has-planned-reboot/);
  });

  it("with a base and a planned reboot, the grow passes and a runbook is written", () => {
    const file = base();
    const before = filesIn(join(outdir, "xenplan"));
    const app = new XenApp({ outdir, base: file, ...silent });
    const stack = stackIn(app);
    const { domU } = declareClean(stack, {}, Size.gibibytes(40));
    new PlannedReboot(stack, "reboot", { domU, reason: "grow web-root" });
    app.synth();
    const runbooks = filesIn(join(outdir, "xenplan")).filter((path) => !before.includes(path));
    expect(runbooks.length).toBeGreaterThan(0);
    expect(runbooks.map((path) => readFileSync(join(outdir, "xenplan", path), "utf8")).join()).toContain("web-root");
  });

  it("the output folder itself is a base", () => {
    base();
    const app = new XenApp({ outdir: temporaryFolder(), base: outdir, ...silent });
    declareClean(stackIn(app), {}, Size.gibibytes(40));
    expect(() => app.synth()).toThrow(/volume-grow-has-planned-reboot/);
  });

  it("failOn makes milder findings reject", () => {
    const declare = (app: App): void => void declareClean(stackIn(app), { maxGrantFrames: 1 });
    const lenient = new XenApp({ outdir, report: (text) => reports.push(text) });
    const reports: string[] = [];
    declare(lenient);
    lenient.synth();
    expect(reports.join()).toContain("warning domU web on alpha");
    const strict = new XenApp({ outdir, failOn: "warning", ...silent });
    declare(strict);
    expect(() => strict.synth()).toThrow(RejectedFleet);
  });

  it("emit: false leaves artefacts to the command, and removes those of an earlier run", () => {
    base();
    const app = new XenApp({ outdir, emit: false, applied: false, ...silent });
    declareClean(stackIn(app));
    app.synth();
    expect(filesIn(outdir)).toEqual(["manifest.json", "stacks/fleet/cdk.tf.json"]);
  });

  it("artefacts of a domU that is gone are removed, and a person's own files beside them are not", () => {
    base();
    const own = join(outdir, "xenplan", "alpha", "journal");
    writeFileSync(own, "mine");
    const app = new XenApp({ outdir, ...silent });
    const stack = stackIn(app);
    declareClean(stack);
    stack.node.tryRemoveChild("web");
    app.synth();
    expect(filesIn(outdir).filter((path) => /web/.test(path))).toEqual([]);
    expect(existsSync(own)).toBe(true);
  });

  it.each([
    ["damaged", '{"schemaVersion": 1'],
    ["of something else", '{"a": 1}'],
    ["one that leads elsewhere", MARKER({ "../mine.txt": sha256("mine") })],
  ])("a marker that is %s hides no rejection, and nothing is removed on its word", (_, marker) => {
    writeFileSync(join(outdir, "mine.txt"), "mine");
    mkdirSync(join(outdir, "xenplan"));
    writeFileSync(join(outdir, "xenplan", ".xenplan"), marker);
    const app = new XenApp({ outdir, ...silent });
    declareRejected(stackIn(app));
    expect(() => app.synth()).toThrow(RejectedFleet);
    expect(filesIn(outdir).filter((path) => path !== "xenplan/.xenplan")).toEqual(["mine.txt"]);
  });

  it("an artefact that somebody changed is refused before anything is written, and the earlier synth stays whole", () => {
    base();
    writeFileSync(join(outdir, "xenplan", "fleet.json"), "mine");
    const before = filesIn(outdir);
    const app = new XenApp({ outdir, ...silent });
    declareClean(stackIn(app));
    expect(() => app.synth()).toThrow(/changed since: fleet\.json/);
    expect(filesIn(outdir)).toEqual(before);
  });

  it("no link is followed, neither to write nor to remove", () => {
    const elsewhere = mkdtempSync(join(tmpdir(), "xenplan-elsewhere-"));
    writeFileSync(join(elsewhere, "cdk.tf.json"), "mine");
    mkdirSync(join(outdir, "stacks"));
    symlinkSync(elsewhere, join(outdir, "stacks", "old"));
    symlinkSync(elsewhere, join(outdir, "xenplan"));
    const app = new XenApp({ outdir, ...silent });
    declareClean(stackIn(app));
    expect(() => app.synth()).toThrow(/is a symbolic link/);
    expect(filesIn(elsewhere)).toEqual(["cdk.tf.json"]);
  });

  it("judge tells the findings without writing", () => {
    const app = new XenApp({ outdir, ...silent });
    declareClean(stackIn(app));
    expect(app.judge().findings).toEqual([]);
    expect(filesIn(outdir)).toEqual([]);
  });

  it("a stack's own backend is left alone", () => {
    const app = new XenApp({ outdir, ...silent });
    const stack = new TerraformStack(app, "fleet");
    new LocalBackend(stack, { path: "/srv/state/fleet.tfstate" });
    declareClean(stack);
    app.synth();
    expect(JSON.parse(readFileSync(join(outdir, "stacks/fleet/cdk.tf.json"), "utf8")).terraform.backend).toEqual({
      local: { path: "/srv/state/fleet.tfstate" },
    });
  });
});
