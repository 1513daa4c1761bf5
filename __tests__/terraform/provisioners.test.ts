/**
 * That the real Terraform takes what is synthesized for hosts with a connection, and in which order it would run what. It reaches none of them
 * here: that is the lab's part.
 */
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { TerraformStack } from "cdktf";
import {
  type ConnectionProps,
  LogicalVolume,
  PlannedReboot,
  PvDomU,
  RemovedDomU,
  RemovedLogicalVolume,
  Size,
  XenApp,
} from "../../constructs";
import { readInputs } from "../../lib/read/read";
import { policies } from "../../policies";
import { declareClean, stackIn } from "../constructs/fleets";
import { folder } from "../support/folder";
import { realPart } from "../support/real-part";
import { xenplan } from "../support/run";
import { hasTerraform, INSTALL_TERRAFORM, type PlanJson, Workspace } from "./workspace";

realPart(
  "terraform",
  hasTerraform,
  INSTALL_TERRAFORM,
)("a host with a connection, in the real Terraform", () => {
  const files = folder();
  const workspaceOf = (name: string, declare: (stack: TerraformStack) => void): Workspace => {
    const app = new XenApp({ outdir: files.path("cdktf.out"), report: () => undefined });
    declare(stackIn(app, name));
    app.synth();
    return new Workspace(files.path("cdktf.out/stacks", name));
  };
  const connection: ConnectionProps = {
    host: "192.0.2.1",
    privateKeyFile: "/nonexistent/key",
    hostKey: "ssh-ed25519 AAAA",
    agent: false,
    timeoutSeconds: 5,
  };
  const hostile = 'console=hvc0 ${path.module} %{ if true } $${x} %%{y} "quoted" \\n';
  const declare = (stack: TerraformStack): void => {
    const { domU } = declareClean(stack, { boot: { kernel: "/boot/vmlinuz", extra: hostile } }, undefined, {
      connection,
    });
    new PlannedReboot(stack, "reboot", { domU, reason: "new kernel" });
  };

  it("is valid and planned, without a key at hand: only apply needs one", async () => {
    const workspace = workspaceOf("connected", declare);
    workspace.validate();
    const text = workspace.plan();
    const { resource_changes: changes } = JSON.parse(text) as PlanJson;
    expect(
      changes
        .map(
          ({ address, change }) =>
            `${address.replace(/^.*\./, "").replace(/_[0-9A-F]{8}$/, "")} ${change.actions.join()}`,
        )
        .sort(),
    ).toEqual(
      ["alpha", "alpha_preflight", "lan", "reboot", "vg0", "web", "web-root", "xenplan-applied"].map(
        (name) => `${name} create`,
      ),
    );
    expect(await xenplan(["check", files.write("plan.json", text)], { policies })).toMatchObject({ exit: 0 });
  });

  it("is valid and planned with removals", () => {
    const workspace = workspaceOf("removals", (stack) => {
      const { host, volumeGroup } = declareClean(stack, {}, undefined, { connection });
      new RemovedDomU(stack, "db", { host });
      new RemovedLogicalVolume(stack, "db-data", { volumeGroup, size: Size.gibibytes(1) });
    });
    workspace.validate();
    const text = workspace.plan();
    expect((JSON.parse(text) as PlanJson).resource_changes).toHaveLength(7);
    expect(
      readInputs([{ name: "plan.json", files: [{ path: "plan.json", text }] }]).change.after.hosts[0]?.removals,
    ).toEqual([
      { kind: "domU", name: "db" },
      { kind: "logicalVolume", volumeGroup: "vg0", logicalVolume: "db-data", size: Size.gibibytes(1) },
    ]);
  });

  it("fails where nobody answers, by its address, and has changed nothing", () => {
    const workspace = workspaceOf(
      "unreachable",
      (stack) =>
        void declareClean(stack, {}, undefined, {
          connection: { ...connection, host: "127.0.0.1", port: 1, timeoutSeconds: 1 },
        }),
    );
    workspace.plan();
    expect(() => workspace.apply()).toThrow(/alpha_preflight/);
  });
});

realPart(
  "terraform",
  hasTerraform,
  INSTALL_TERRAFORM,
)("what a removal makes the real Terraform do, each provisioner but a line in a log", () => {
  const files = folder();
  const CONNECTION: ConnectionProps = { host: "192.0.2.1", agent: false, hostKey: "ssh-ed25519 AAAA" };
  let workspace: Workspace;

  /** The plan of the clean fleet with a second domU, db, and its volume, or with less. `refuses` is a removed resource whose script fails. */
  function plan(db: "declared" | "removed" | "forgotten", refuses?: string): string {
    const app = new XenApp({ outdir: files.path("cdktf.out"), report: () => undefined });
    const stack = stackIn(app, "removal");
    const { host, volumeGroup } = declareClean(stack, {}, undefined, { connection: CONNECTION });
    if (db === "declared") {
      const target = new LogicalVolume(stack, "db-data", { volumeGroup, size: Size.gibibytes(1) });
      new PvDomU(stack, "db", {
        host,
        wordSize: "x86_64",
        kernel: "5.10.0",
        boot: { kernel: "/boot/vmlinuz" },
        memory: Size.gibibytes(1),
        vbds: [{ vdev: "xvda", target }],
      });
    }
    if (db === "removed") {
      new RemovedLogicalVolume(stack, "db-data", { volumeGroup, size: Size.gibibytes(1) });
      new RemovedDomU(stack, "db", { host });
    }
    app.synth();
    const folderOfStack = files.path("cdktf.out/stacks/removal");
    writeLogProvisioners(join(folderOfStack, "cdk.tf.json"), files.path("log"), refuses);
    workspace ??= new Workspace(folderOfStack);
    return workspace.plan();
  }

  /** What ran, in order. */
  function applied(): readonly string[] {
    rmSync(files.path("log"), { force: true });
    workspace.apply();
    return log();
  }

  const log = (): readonly string[] =>
    existsSync(files.path("log")) ? readFileSync(files.path("log"), "utf8").trim().split("\n") : [];
  const changesOf = (text: string): Record<string, string> =>
    Object.fromEntries(
      (JSON.parse(text) as PlanJson).resource_changes
        .filter(({ change }) => change.actions.join() !== "no-op")
        .map(({ address, change }) => [shortName(address), change.actions.join()]),
    );
  const AGAIN = {
    alpha_preflight: "delete,create",
    alpha: "delete,create",
    "xenplan-applied": "delete,create",
  };

  it("nothing, as long as both are declared", () => {
    plan("declared");
    expect([...applied()].sort()).toEqual([
      "alpha",
      "alpha_preflight",
      "db",
      "db-data",
      "lan",
      "web",
      "web-root",
      "xenplan-applied",
    ]);
    expect(changesOf(plan("declared"))).toEqual({});
  });

  it("shows the consent in the plan, as a change of the host, and no finding says that something stays", async () => {
    const text = plan("removed");
    expect(changesOf(text)).toEqual({ ...AGAIN, db: "delete", "db-data": "delete" });
    const { change } = (JSON.parse(text) as PlanJson).resource_changes.find(({ address }) =>
      address.endsWith(".alpha"),
    )!;
    const triggers = (values: Readonly<Record<string, unknown>> | null) =>
      ((values ?? {})["triggers"] ?? (values ?? {})["triggers_replace"]) as Readonly<Record<string, string>>;
    expect(triggers(change.after)).toEqual({
      ...triggers(change.before),
      removals: '["0","1"]',
      "removals.0.domU": "db",
      "removals.1.logicalVolume": "vg0/db-data",
      "removals.1.size": "1GiB",
    });
    const { exit, stdout } = await xenplan(["check", files.write("plan.json", text)], { policies });
    expect({ exit, stdout }).toEqual({ exit: 0, stdout: expect.not.stringContaining("removed-things-stay") });
  });

  it("stops at what does not go: the host is left as it is, and the next plan tries again", () => {
    plan("removed", "db");
    rmSync(files.path("log"), { force: true });
    expect(() => workspace.apply()).toThrow(/db does not go/);
    expect(log()).toEqual([]);
    expect(changesOf(plan("removed"))).toEqual({
      ...AGAIN,
      db: "delete",
      "db-data": "delete",
      "xenplan-applied": "create",
    });
  });

  it("removes the domU before its volume, then looks at the host again, and runs nothing else of it again", () => {
    plan("removed");
    expect(applied()).toEqual(["removal of db", "removal of db-data", "alpha_preflight", "alpha", "xenplan-applied"]);
    expect(changesOf(plan("removed"))).toEqual({});
  });

  it("looks at the host once more where the removal leaves the code, and removes nothing", () => {
    expect(changesOf(plan("forgotten"))).toEqual(AGAIN);
    expect(applied()).toEqual(["alpha_preflight", "alpha", "xenplan-applied"]);
    expect(changesOf(plan("forgotten"))).toEqual({});
  });
});

function shortName(address: string): string {
  return address.replace(/^.*\./, "").replace(/_[0-9A-F]{8}$/, "");
}

type Provisioners = readonly Record<string, { readonly when?: string; readonly inline: readonly string[] }>[];

/** In place of what would be run on the host, each provisioner notes here that it ran. What a removal checks of the state first stays as it is. */
function writeLogProvisioners(file: string, log: string, refuses: string | undefined): void {
  const stack = JSON.parse(readFileSync(file, "utf8")) as {
    resource: { null_resource: Record<string, { connection?: object; provisioner?: unknown }> };
    removed?: { from: string; connection?: object; provisioner: unknown }[];
  };
  for (const [name, resource] of Object.entries(stack.resource.null_resource)) {
    delete resource.connection;
    if (resource.provisioner !== undefined)
      resource.provisioner = [{ "local-exec": { command: `echo ${shortName(name)} >>'${log}'` } }];
  }
  for (const removed of stack.removed ?? []) {
    delete removed.connection;
    const [check = ""] = (removed.provisioner as Provisioners)[0]?.["remote-exec"]?.inline ?? [];
    const name = shortName(removed.from);
    const act = name === refuses ? `echo ${name} does not go >&2; exit 1` : `echo removal of ${name} >>'${log}'`;
    removed.provisioner = [{ "local-exec": { when: "destroy", command: `${check}\n${act}` } }];
  }
  writeFileSync(file, JSON.stringify(stack));
}
