/** That the real Terraform takes what is synthesized for hosts with a connection. It reaches none of them here: that is the lab's part. */
import type { TerraformStack } from "cdktf";
import { type ConnectionProps, PlannedReboot, RemovedDomU, RemovedLogicalVolume, Size, XenApp } from "../../constructs";
import { policies } from "../../policies";
import { declareClean, stackIn } from "../constructs/fleets";
import { folder } from "../support/folder";
import { realPart } from "../support/real-part";
import { xenplan } from "../support/run";
import { hasTerraform, INSTALL_TERRAFORM, type PlanJson, Workspace } from "./workspace";

realPart("terraform", hasTerraform, INSTALL_TERRAFORM)("a host with a connection, in the real Terraform", () => {
  const files = folder();
  const workspaceOf = (name: string, declare: (stack: TerraformStack) => void): Workspace => {
    const app = new XenApp({ outdir: files.path("cdktf.out"), report: () => undefined });
    declare(stackIn(app, name));
    app.synth();
    return new Workspace(files.path("cdktf.out/stacks", name));
  };
  const connection: ConnectionProps = { host: "192.0.2.1", privateKeyFile: "/nonexistent/key", hostKey: "ssh-ed25519 AAAA", agent: false, timeoutSeconds: 5 };
  const hostile = 'console=hvc0 ${path.module} %{ if true } $${x} %%{y} "quoted" \\n';
  const declare = (stack: TerraformStack): void => {
    const { domU } = declareClean(stack, { boot: { kernel: "/boot/vmlinuz", extra: hostile } }, undefined, { connection });
    new PlannedReboot(stack, "reboot", { domU, reason: "new kernel" });
  };

  it("is valid and planned, without a key at hand: only apply needs one", async () => {
    const workspace = workspaceOf("connected", declare);
    workspace.validate();
    const text = workspace.plan();
    const { resource_changes: changes } = JSON.parse(text) as PlanJson;
    expect(changes.map(({ address, change }) => `${address.replace(/^.*\./, "").replace(/_[0-9A-F]{8}$/, "")} ${change.actions.join()}`).sort()).toEqual(
      ["alpha", "alpha_preflight", "lan", "reboot", "vg0", "web", "web-root"].map((name) => `${name} create`),
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
    expect((JSON.parse(workspace.plan()) as PlanJson).resource_changes).toHaveLength(6);
  });

  it("fails where nobody answers, by its address, and has changed nothing", () => {
    const workspace = workspaceOf("unreachable", (stack) => void declareClean(stack, {}, undefined, { connection: { ...connection, host: "127.0.0.1", port: 1, timeoutSeconds: 1 } }));
    workspace.plan();
    expect(() => workspace.apply()).toThrow(/alpha_preflight/);
  });
});
