/**
 * Owns the captured plans: recaptures every one of them with the Terraform on PATH and the null provider that
 * scripts/install-null-provider.sh installs. `npx tsx scripts/capture-plans.ts`
 *
 * They stand as Terraform printed them, but for what differs each time without meaning anything: the timestamp is left out, and the random
 * ids of null resources are numbered.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { TerraformStack } from "cdktf";
import { NullProvider } from "@cdktf/provider-null/lib/provider";
import { Resource as NullResource } from "@cdktf/provider-null/lib/resource";
import { HvmDomU, LogicalVolume, Size, unknownUntilApply, VolumeGroup, XenApp, XenHost } from "../constructs";
import { toDocument } from "../lib/model/to-document";
import { readInputs } from "../lib/read/read";
import { hasProvider, hasTerraform, type PlanJson, Workspace } from "../__tests__/terraform/workspace";
import { TwoHosts } from "../examples/two-hosts/fleet";
import { Rejected } from "../examples/rejected/fleet";

const root = join(__dirname, "..");
const fixtures = "__tests__/terraform/fixtures";

/** As scripts/install-opentofu.sh installs it. */
const TOFU = join(root, "node_modules/.cache/xenplan/opentofu/tofu");

type Declare = (app: XenApp) => TerraformStack;

interface Capture {
  readonly file: string;
  /** Default: terraform. */
  readonly program?: typeof TOFU;
  /** Of `plan`. */
  readonly options?: readonly string[];
  /** What is applied first. */
  readonly before?: Declare;
  /** What is applied then, and fails. */
  readonly failed?: Declare;
  readonly after: Declare;
}

const CAPTURES: readonly Capture[] = [
  { file: "examples/two-hosts/plan.json", after: (app) => new TwoHosts(app, "two-hosts") },
  {
    file: `${fixtures}/two-hosts-grown.plan.json`,
    before: (app) => new TwoHosts(app, "two-hosts"),
    after: (app) => new TwoHosts(app, "two-hosts", { mailData: Size.gibibytes(120) }),
  },
  {
    file: `${fixtures}/two-hosts-grown-with-reboot.plan.json`,
    before: (app) => new TwoHosts(app, "two-hosts"),
    after: (app) => new TwoHosts(app, "two-hosts", { mailData: Size.gibibytes(120), rebootMail: true }),
  },
  { file: `${fixtures}/memory-unknown-until-apply.plan.json`, after: declareUnknown },
  ...(["terraform", "opentofu"] as const).flatMap((by): Capture[] => {
    const program = by === "opentofu" ? { program: TOFU } : {};
    const capture = (name: string, ...options: readonly string[]): Capture => ({
      file: `${fixtures}/small-${name}.${by}.plan.json`,
      before: (app) => declareSmall(app, 20),
      after: (app) => declareSmall(app, 10),
      ...program,
      options,
    });
    return [
      capture("shrunk"),
      // The volume that shrinks is left out.
      capture("target", "-target=null_resource.other"),
      ...(by === "opentofu" ? [capture("exclude", "-exclude=null_resource.root")] : []),
      { ...capture("moved"), after: (app) => declareSmall(app, 10, "renamed") },
      {
        ...capture("deposed"),
        before: (app) => declareDeposed(app, 20),
        failed: (app) => declareDeposed(app, 30, "false"),
        after: (app) => declareDeposed(app, 40),
      },
      {
        ...capture("counted"),
        before: (app) => declareCounted(app, 20),
        after: (app) => declareCounted(app, 10),
      },
      { file: `${fixtures}/small-first.${by}.plan.json`, after: (app) => declareSmall(app, 20), ...program },
    ];
  }),
  {
    file: "examples/rejected/plan.json",
    before: (app) => new Rejected(app, "rejected", { databaseData: Size.gibibytes(20) }),
    after: (app) => new Rejected(app, "rejected"),
  },
];

/** What `examples/rejected/main.ts` takes as its base. */
const BASE = "examples/rejected/before/fleet.json";

function declareUnknown(app: XenApp): TerraformStack {
  const stack = new TerraformStack(app, "unknown");
  new NullProvider(stack, "null");
  const oracle = new NullResource(stack, "oracle");
  const host = new XenHost(stack, "alpha", {
    xen: { release: "4.17.5", wordSize: "x86_64" },
    hardwareVirtualization: "vmx",
    memory: Size.gibibytes(64),
    dom0: { wordSize: "x86_64", memory: Size.gibibytes(2) },
  });
  const target = new LogicalVolume(stack, "root", {
    volumeGroup: new VolumeGroup(stack, "vg0", { host, size: Size.gibibytes(100) }),
    size: Size.gibibytes(20),
  });
  new HvmDomU(stack, "guest", { host, memory: unknownUntilApply(oracle.id), vbds: [{ vdev: "hda", target }] });
  return stack;
}

/** Two volumes, of which one has another size later. @param host its construct; under another id it is moved. */
function declareSmall(app: XenApp, size: number, id = "alpha"): TerraformStack {
  const stack = new TerraformStack(app, "small");
  const host = new XenHost(stack, id, {
    name: id,
    address: "alpha.example.net",
    xen: { release: "4.17.5", wordSize: "x86_64" },
    memory: Size.gibibytes(64),
    dom0: { wordSize: "x86_64", memory: Size.gibibytes(2) },
  });
  if (id !== "alpha") host.moveFromId("null_resource.alpha");
  const volumeGroup = new VolumeGroup(stack, "vg0", { host, size: Size.gibibytes(100) });
  new LogicalVolume(stack, "root", { volumeGroup, size: Size.gibibytes(size), filesystem: "xfs", mountPoint: "/" });
  new LogicalVolume(stack, "other", { volumeGroup, size: Size.gibibytes(5) });
  return stack;
}

/** A volume of which the old object stays as a deposed one where what waits for the new one fails. */
function declareDeposed(app: XenApp, size: number, command = "true"): TerraformStack {
  const stack = declareSmall(app, size);
  const root = stack.node.findChild("root") as LogicalVolume;
  root.lifecycle = { createBeforeDestroy: true };
  new NullResource(stack, "waits", {
    triggers: { root: root.id },
    lifecycle: { createBeforeDestroy: true },
    provisioners: [{ type: "local-exec", command }],
  });
  return stack;
}

function declareCounted(app: XenApp, size: number): TerraformStack {
  const stack = declareSmall(app, size);
  (stack.node.findChild("root") as LogicalVolume).count = 1;
  return stack;
}

function capture({ file, program, options = [], before, failed, after }: Capture): string {
  const folder = mkdtempSync(join(tmpdir(), "xenplan-capture-"));
  try {
    const plan = (declare: Declare): { workspace: Workspace; text: string } => {
      const app = new XenApp({ outdir: join(folder, "cdktf.out") });
      const stack = declare(app);
      const workspace = new Workspace(join(folder, "cdktf.out", "stacks", stack.node.id), program);
      workspace.writeUnjudged(app, stack);
      return { workspace, text: workspace.plan(...(declare === after ? options : [])) };
    };
    if (before !== undefined) plan(before).workspace.apply();
    if (failed !== undefined) expectFailure(() => plan(failed).workspace.apply());
    return stable(plan(after).text, file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function expectFailure(apply: () => void): void {
  try {
    apply();
  } catch {
    return;
  }
  throw new Error("an apply was to fail, and did not");
}

/** Indented, without its timestamp, with ids numbered in the order of their appearance, and keys of deposed objects too. */
function stable(text: string, file: string): string {
  const plan = JSON.parse(text) as PlanJson;
  delete plan.timestamp;
  const ids = new Map<string, string>();
  const number = (_: string, id: string): string => {
    if (!ids.has(id)) ids.set(id, String(ids.size + 1));
    return `": "${ids.get(id)}"`;
  };
  const deposed = [
    ...new Set([...text.matchAll(/"deposed(?:_key)?":"([0-9a-f]{8})"/g)].map(([, key]) => key as string)),
  ];
  const result = deposed.reduce(
    (all, key, index) => all.replaceAll(key, String(index + 1).padStart(8, "0")),
    JSON.stringify(plan, undefined, 2).replace(/": "(\d{16,})"/g, number),
  );
  if (/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ|\/tmp\//.test(result))
    throw new Error(`${file}: a time or a path of this machine is left in it`);
  return `${result}\n`;
}

function write(file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
  console.log(relative(process.cwd(), join(root, file)));
}

if (!hasTerraform || !hasProvider) {
  console.error("capturing takes terraform on PATH and the real null provider: run scripts/install-null-provider.sh");
  process.exitCode = 1;
} else {
  for (const wanted of CAPTURES) {
    const text = capture(wanted);
    write(wanted.file, text);
    if (wanted.file !== "examples/rejected/plan.json") continue;
    const { before } = readInputs([{ name: wanted.file, files: [{ path: wanted.file, text }] }]).change;
    if (before === undefined) throw new Error(`${wanted.file}: the plan holds nothing of what was before`);
    write(BASE, `${JSON.stringify(toDocument(before), undefined, 2)}\n`);
  }
}
