import { readFileSync, writeFileSync } from "node:fs";
import { NullProvider } from "@cdktf/provider-null/lib/provider";
import { Resource as NullResource } from "@cdktf/provider-null/lib/resource";
import { TerraformStack } from "cdktf";
import { stringify } from "yaml";
import { RejectedFleet, Size, unknownUntilApply, XenApp } from "../../constructs";
import { Rejected } from "../../examples/rejected/fleet";
import { type Plan, TwoHosts } from "../../examples/two-hosts/fleet";
import { emitRunbooks } from "../../lib/emit/emit";
import { toDocument } from "../../lib/model/to-document";
import { evaluate } from "../../lib/policy/evaluate";
import type { Finding } from "../../lib/policy/finding";
import { readInputs, type Reading } from "../../lib/read/read";
import { policies } from "../../policies";
import { declareClean } from "../constructs/fleets";
import { folder } from "../support/folder";
import { realPart } from "../support/real-part";
import { xenplan } from "../support/run";
import { hasProvider, hasTerraform, INSTALL_TERRAFORM, type PlanJson, Workspace } from "./workspace";

const silent = { report: () => undefined };

function read(text: string, path = "plan.json"): Reading {
  return readInputs([{ name: path, files: [{ path, text }] }]);
}

function findingsOf({ change }: Reading): readonly Finding[] {
  return evaluate(change, policies).findings;
}

realPart(
  "the null provider",
  hasTerraform && hasProvider,
  "scripts/install-null-provider.sh",
)("the null provider", () => {
  const files = folder();

  it("plans our resources, and nothing stands in for it", () => {
    const app = new XenApp({ outdir: files.path("cdktf.out"), ...silent });
    const stack = new TerraformStack(app, "fleet");
    declareClean(stack);
    app.synth();
    const plan = JSON.parse(new Workspace(files.path("cdktf.out/stacks/fleet")).plan()) as PlanJson;
    expect(new Set(plan.resource_changes.map((change) => change.provider_name))).toEqual(
      new Set(["registry.terraform.io/hashicorp/null"]),
    );
  });
});

realPart(
  "terraform",
  hasTerraform,
  INSTALL_TERRAFORM,
)("the example, planned and applied by the real Terraform", () => {
  const files = folder();
  let workspace: Workspace;
  const plan = (changes: Plan = {}): string => {
    const app = new XenApp({ outdir: files.path("cdktf.out"), ...silent });
    new TwoHosts(app, "two-hosts", changes);
    app.synth();
    workspace ??= new Workspace(files.path("cdktf.out/stacks/two-hosts"));
    return workspace.plan();
  };
  const check = async (text: string): Promise<{ exit: number; stdout: string; stderr: string }> =>
    xenplan(["check", files.write("plan.json", text)], { policies });

  it("validates, creates everything, and is accepted", async () => {
    const text = plan();
    workspace.validate();
    expect(
      (JSON.parse(text) as PlanJson).resource_changes.every(({ change }) => change.actions.join() === "create"),
    ).toBe(true);
    expect(await check(text)).toMatchObject({ exit: 0 });
    workspace.apply();
  });

  it("keeps what was applied, beside the state, where the next run takes it for what was before", async () => {
    const applied = files.path("applied/two-hosts.json");
    expect(readFileSync(applied, "utf8")).toBe(readFileSync(files.path("cdktf.out/xenplan/fleet.json"), "utf8"));
    expect(await xenplan(["check", files.path("cdktf.out"), "--base", applied], { policies })).toMatchObject({
      exit: 0,
    });
  });

  it("does not take a plan for what was applied, nor an apply that failed", () => {
    const applied = readFileSync(files.path("applied/two-hosts.json"), "utf8");
    const stackFile = files.path("cdktf.out/stacks/two-hosts/cdk.tf.json");
    plan({ webRoot: Size.gibibytes(30) });
    const stack = JSON.parse(readFileSync(stackFile, "utf8")) as { resource: Record<string, Record<string, object>> };
    const [resources] = Object.values(stack.resource);
    Object.assign(resources!["web-root"]!, { provisioner: [{ "local-exec": { command: "exit 7" } }] });
    writeFileSync(stackFile, JSON.stringify(stack));
    workspace.plan();
    expect(readFileSync(files.path("applied/two-hosts.json"), "utf8")).toBe(applied);
    expect(() => workspace.apply()).toThrow(/exit 7/);
    expect(readFileSync(files.path("applied/two-hosts.json"), "utf8")).toBe(applied);
    plan();
    workspace.apply();
    expect(readFileSync(files.path("applied/two-hosts.json"), "utf8")).toBe(applied);
  });

  it("once applied, plans no change", () => {
    const changes = (JSON.parse(plan()) as PlanJson).resource_changes;
    expect(changes.map(({ change }) => change.actions.join())).toEqual(changes.map(() => "no-op"));
  });

  it("a grown volume is rejected, by name of the volume and of the domU that must be rebooted", async () => {
    const { exit, stdout } = await check(plan({ mailData: Size.gibibytes(120) }));
    expect(exit).toBe(1);
    expect(stdout).toMatch(/domU mail on beta: vg0\/mail-data.*from 80GiB to 120GiB/);
    expect(stdout).toContain("volume-grow-has-planned-reboot");
  });

  it("with the reboot planned it is accepted, and the runbook names both", async () => {
    const text = plan({ mailData: Size.gibibytes(120), rebootMail: true });
    expect(await check(text)).toMatchObject({ exit: 0 });
    const runbooks = emitRunbooks(read(text).change);
    expect(runbooks.map(({ path }) => path)).toEqual(expect.arrayContaining([expect.stringContaining("mail-data")]));
    const markdown = runbooks.find(({ path }) => path.endsWith(".md"))?.content ?? "";
    expect(markdown).toMatch(/lvextend[^]*mail[^]*xfs_growfs/);
  });

  it("a volume whose new size is announced online needs no reboot", async () => {
    expect(await check(plan({ webRoot: Size.gibibytes(40) }))).toMatchObject({ exit: 0 });
  });

  it("a shrink is fatal", async () => {
    const { exit, stdout } = await check(plan({ webRoot: Size.gibibytes(10) }));
    expect(exit).toBe(1);
    expect(stdout).toMatch(/fatal.*web-root/);
  });
});

realPart(
  "terraform",
  hasTerraform,
  INSTALL_TERRAFORM,
)("what travels through a real plan", () => {
  const files = folder();
  const planOf = (name: string, declare: (stack: TerraformStack) => void): string => {
    const app = new XenApp({ outdir: files.path("cdktf.out"), allowUndecided: true, ...silent });
    const stack = new TerraformStack(app, name);
    declare(stack);
    const workspace = new Workspace(files.path("cdktf.out/stacks", name));
    workspace.writeUnjudged(app, stack);
    return workspace.plan();
  };

  it("is exact, whatever the text: quotes, templates, backslashes, line feeds", () => {
    const hostile = [
      "${x}",
      "%{ if true }x%{ endif }",
      "$${x}",
      "%%{x}",
      "$$$${x}",
      "$",
      "%",
      "\"'`\\",
      "a\nb\r\tc",
      "$(reboot)",
      "é ß 漢 🦊",
      "</script>",
      "${",
      "%{",
    ];
    const text = planOf("hostile", (stack) =>
      declareClean(stack, { boot: { extra: hostile.join(" ") }, settings: { device_model_args: hostile } }),
    );
    const [domU] = read(text).change.after.hosts[0]?.domUs ?? [];
    expect(domU?.boot.extra).toBe(hostile.join(" "));
    expect(domU?.settings.get("device_model_args")).toEqual(hostile);
  });

  it("is undecided where a policy needs a value that only apply will tell", () => {
    const text = planOf("unknown", (stack) => {
      new NullProvider(stack, "null");
      const oracle = new NullResource(stack, "oracle");
      declareClean(stack, { memory: unknownUntilApply(oracle.id) });
    });
    const findings = findingsOf(read(text));
    expect(findings.map(({ result }) => result)).toEqual(findings.map(() => "undecided"));
    expect(findings.find(({ policy }) => policy === "host-memory-holds-domus")?.message).toBe(
      "Undecided: domUs.web.memory is not known until apply.",
    );
  });
});

realPart(
  "terraform",
  hasTerraform,
  INSTALL_TERRAFORM,
)("one fleet through all doors", () => {
  const files = folder();

  it("has the same findings: constructs, synthesized JSON, a real plan, a fleet file", () => {
    const app = new XenApp({ outdir: files.path("cdktf.out"), ...silent });
    const stack = new Rejected(app, "rejected");
    const workspace = new Workspace(files.path("cdktf.out/stacks/rejected"));
    workspace.writeUnjudged(app, stack);
    const synthesized = readFileSync(files.path("cdktf.out/stacks/rejected/cdk.tf.json"), "utf8");
    const planned = workspace.plan();
    const fleetFile = stringify(toDocument(read(synthesized, "cdk.tf.json").change.after));

    const withoutLocation = (findings: readonly Finding[]): unknown =>
      JSON.parse(JSON.stringify(findings, (key, value: unknown) => (key === "location" ? undefined : value)));
    const expected = withoutLocation(rejectionOf(app).judgement.findings);
    expect(new Set(rejectionOf(app).judgement.findings.map(({ policy }) => policy)).size).toBeGreaterThanOrEqual(4);
    for (const reading of [read(synthesized, "cdk.tf.json"), read(planned), read(fleetFile, "fleet.yaml")]) {
      expect(withoutLocation(findingsOf(reading))).toEqual(expected);
    }
  });

  function rejectionOf(app: XenApp): RejectedFleet {
    try {
      app.judge();
    } catch (error) {
      if (error instanceof RejectedFleet) return error;
      throw error;
    }
    throw new Error("the fleet was not rejected");
  }
});
