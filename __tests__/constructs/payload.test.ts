import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { NullProvider } from "@cdktf/provider-null/lib/provider";
import { Resource as NullResource } from "@cdktf/provider-null/lib/resource";
import { App, TerraformOutput, type TerraformStack, TerraformVariable, Testing } from "cdktf";
import fc from "fast-check";
import {
  BridgedNetwork,
  DeclarationError,
  LogicalVolume,
  PlannedReboot,
  type Planned,
  PvDomU,
  type PvDomUProps,
  Size,
  unknownUntilApply,
  VolumeGroup,
  XenApp,
  XenHost,
} from "../../constructs";
import { readInputs } from "../../lib/read/read";
import { declareClean, HOST, stackIn, temporaryFolder } from "./fleets";

interface Stack {
  readonly resource: {
    readonly null_resource: Record<
      string,
      { readonly triggers: Record<string, string>; readonly "//": Record<string, unknown> }
    >;
  };
  readonly provider: { readonly null: readonly object[] };
  readonly terraform: { readonly backend: { readonly local: { readonly path: string } } };
}

function synthesized(stack: TerraformStack): Stack {
  return JSON.parse(JSON.stringify(stack.toTerraform())) as Stack;
}

function triggersOf(name: string, declare: (stack: TerraformStack) => void): Record<string, string> {
  const stack = stackIn(Testing.app());
  declare(stack);
  return synthesized(stack).resource.null_resource[name]?.triggers ?? {};
}

describe("a declared thing is a null_resource", () => {
  it("whose triggers a person can read in terraform plan", () => {
    expect(triggersOf("web", declareClean)).toEqual({
      "xenplan.kind": "domU",
      "xenplan.schemaVersion": "1",
      host: "alpha",
      name: "web",
      type: "pv",
      wordSize: "x86_64",
      kernel: "2.6.39",
      "boot.kernel": "/boot/vmlinuz",
      "boot.ramdisk": "/boot/initrd.img",
      "boot.extra": "console=hvc0",
      memory: "2GiB",
      vcpus: "2",
      vbds: '["xvda"]',
      "vbds.xvda.target": "vg0/web-root",
      vifs: '["0"]',
      "vifs.0.bridge": "xenbr0",
      "vifs.0.mac": "00:16:3e:12:34:56",
    });
    expect(triggersOf("web-root", declareClean)).toMatchObject({
      "xenplan.kind": "logicalVolume",
      host: "alpha",
      volumeGroup: "vg0",
      size: "20GiB",
    });
  });

  it("with the file and line that declared it beside the triggers, and never in them", () => {
    const stack = stackIn(Testing.app());
    new XenHost(stack, "alpha", HOST);
    const line =
      readFileSync(__filename, "utf8")
        .split("\n")
        .findIndex((text) => text.includes('new XenHost(stack, "alpha", HOST);')) + 1;
    const { triggers, "//": notes } = synthesized(stack).resource.null_resource["alpha"] ?? { triggers: {}, "//": {} };
    expect(notes).toEqual({
      metadata: { path: "fleet/alpha", uniqueId: "alpha" },
      xenplan: { location: { file: "__tests__/constructs/payload.test.ts", line, column: 5 } },
    });
    expect(Object.values(triggers).join()).not.toContain("payload.test.ts");
  });

  it("and a location through a class of one's own is where that class was made", () => {
    class Web extends PvDomU {
      constructor(stack: TerraformStack, host: XenHost) {
        super(stack, "web", { host, wordSize: "x86_64", memory: Size.gibibytes(1) });
      }
    }
    const stack = stackIn(Testing.app());
    const host = new XenHost(stack, "alpha", HOST);
    new Web(stack, host);
    const line =
      readFileSync(__filename, "utf8")
        .split("\n")
        .findIndex((text) => text.trim() === "new Web(stack, host);") + 1;
    expect(synthesized(stack).resource.null_resource["web"]?.["//"]["xenplan"]).toMatchObject({ location: { line } });
  });

  it("has no location where its file lies outside the repository: that path would be the machine's", () => {
    const [here, elsewhere] = [process.cwd(), temporaryFolder()];
    const stack = stackIn(Testing.app());
    try {
      process.chdir(elsewhere);
      new XenHost(stack, "alpha", HOST);
    } finally {
      process.chdir(here);
      rmSync(elsewhere, { recursive: true });
    }
    expect(synthesized(stack).resource.null_resource["alpha"]?.["//"]).toEqual({
      metadata: { path: "fleet/alpha", uniqueId: "alpha" },
    });
  });

  it("has a provider of its own in a stack that has none", () => {
    const stack = stackIn(Testing.app());
    declareClean(stack);
    expect(synthesized(stack).provider.null).toEqual([{}]);
    expect(() => Testing.synth(stack, true)).not.toThrow();
  });

  it("uses the stack's own provider, be it declared later", () => {
    const stack = stackIn(Testing.app());
    declareClean(stack);
    new NullProvider(stack, "null");
    expect(synthesized(stack).provider.null).toHaveLength(1);
  });

  it("keeps what a person overrides by the framework's own means", () => {
    const triggers = triggersOf("web", (stack) => declareClean(stack).domU.addOverride("triggers.note", "mine"));
    expect(triggers).toMatchObject({ note: "mine", memory: "2GiB" });
  });
});

describe("text in triggers", () => {
  const extraOf = (extra: Planned<string>): string | undefined =>
    triggersOf("web", (stack) => declareClean(stack, { boot: { extra } }))["boot.extra"];

  it("is escaped where Terraform would evaluate it", () => {
    expect(extraOf("${HOME} %{if} $${x} 100% $5")).toBe("$${HOME} %%{if} $$${x} 100% $5");
  });

  it("comes back through the door for synthesized JSON as it was, whatever it holds", () => {
    const text = fc
      .stringMatching(/^[a-zA-Z$%{}"'\\ \n\t#&[\]<>éß-]{0,30}$/)
      .filter((value) => !/#\{TfToken\[|&\{TfToken\[|\$\{TfToken\[/.test(value));
    fc.assert(
      fc.property(text, text, (extra, setting) => {
        const stack = stackIn(Testing.app());
        declareClean(stack, { boot: { extra }, settings: { device_model_args: [setting], cpuid: setting } });
        const file = { path: "cdk.tf.json", text: JSON.stringify(stack.toTerraform()) };
        const [domU] = readInputs([{ name: "cdk.tf.json", files: [file] }]).change.after.hosts[0]?.domUs ?? [];
        expect(domU?.boot.extra).toBe(extra);
        expect([...(domU?.settings ?? [])]).toEqual(
          expect.arrayContaining([
            ["device_model_args", [setting]],
            ["cpuid", setting],
          ]),
        );
      }),
      { numRuns: 50 },
    );
  });
});

describe("a value that is not known until apply", () => {
  const declare =
    (make: (stack: TerraformStack) => Partial<PvDomUProps>) =>
    (stack: TerraformStack): void =>
      void declareClean(stack, make(stack));
  const oracle = (stack: TerraformStack): NullResource => new NullResource(stack, "oracle");

  it("travels as its expression: a token in text, in a number, in a list, in a setting", () => {
    const triggers = triggersOf(
      "web",
      declare((stack) => ({
        uuid: oracle(stack).id,
        vcpus: new TerraformVariable(stack, "vcpus", { type: "number" }).numberValue,
        runs: new TerraformVariable(stack, "runs", { type: "list(string)" }).listValue,
        settings: { vncpasswd: new TerraformVariable(stack, "one", {}).stringValue },
      })),
    );
    expect(triggers).toMatchObject({
      uuid: "${null_resource.oracle.id}",
      vcpus: "${var.vcpus}",
      runs: "${jsonencode(var.runs)}",
      "settings.vncpasswd": "${jsonencode(var.one)}",
    });
  });

  it("escapes the text around a token, and no $ before one escapes it", () => {
    const { "boot.extra": extra } = triggersOf(
      "web",
      declare((stack) => ({ boot: { extra: `\${HOME}=$${oracle(stack).id}` } })),
    );
    expect(extra).toBe('$${HOME}=${"$"}${null_resource.oracle.id}');
  });

  it("may be said of a size, of which the framework has no tokens", () => {
    expect(
      triggersOf(
        "web",
        declare(() => ({ memory: unknownUntilApply("${null_resource.oracle.id}") })),
      ),
    ).toMatchObject({ memory: "${null_resource.oracle.id}" });
    expect(
      triggersOf(
        "web",
        declare((stack) => ({ memory: unknownUntilApply(oracle(stack).id) })),
      ),
    ).toMatchObject({ memory: "${null_resource.oracle.id}" });
  });

  it("is no plain text, and plain text is none", () => {
    expect(() => unknownUntilApply("20GiB")).toThrow(DeclarationError);
  });

  it("leaves a policy that needs it undecided, which rejects", () => {
    const app = new App({ outdir: temporaryFolder() });
    declareClean(stackIn(app), { memory: unknownUntilApply("${null_resource.oracle.id}") });
    expect(() => app.synth()).toThrow(/undecided \(error\) host alpha/);
  });

  it("is emitted by no guess: the fleet alone is written, can be read back, and the report says why", () => {
    const outdir = temporaryFolder();
    const reports: string[] = [];
    const app = new XenApp({ outdir, allowUndecided: true, report: (text) => reports.push(text) });
    declareClean(stackIn(app), { memory: unknownUntilApply("${null_resource.oracle.id}") });
    app.synth();
    expect(app.artefacts).toEqual(["xenplan/fleet.json"]);
    expect(reports.join()).toMatch(/only fleet\.json was written: .*memory.*not known until apply/);
    const again = new XenApp({ outdir, base: outdir, allowUndecided: true, report: () => undefined });
    declareClean(stackIn(again), { memory: unknownUntilApply("${null_resource.oracle.id}") });
    again.synth();
    expect(again.artefacts).toEqual(["xenplan/fleet.json"]);
    rmSync(outdir, { recursive: true });
  });

  it.each([
    ["a host", (stack: TerraformStack, name: string): unknown => new XenHost(stack, "beta", { ...HOST, name })],
    ["a domU", (stack: TerraformStack, name: string): unknown => declareClean(stack, { name })],
    [
      "a network's bridge",
      (stack: TerraformStack, bridge: string): unknown =>
        new BridgedNetwork(stack, "n", { host: new XenHost(stack, "beta", HOST), bridge }),
    ],
    [
      "a volume group",
      (stack: TerraformStack, name: string): unknown =>
        new VolumeGroup(stack, "v", { host: new XenHost(stack, "beta", HOST), name, size: Size.gibibytes(1) }),
    ],
    [
      "a logical volume",
      (stack: TerraformStack, name: string): unknown =>
        new LogicalVolume(stack, "l", { volumeGroup: declareClean(stack).volumeGroup, name, size: Size.gibibytes(1) }),
    ],
    [
      "a vdev",
      (stack: TerraformStack, vdev: string): unknown => declareClean(stack, { vbds: [{ vdev, target: "/dev/sdb" }] }),
    ],
    [
      "a reboot's reason",
      (stack: TerraformStack, reason: string): unknown =>
        new PlannedReboot(stack, "r", { domU: declareClean(stack).domU, reason }),
    ],
  ])("is not what %s can be known by", (_, declareWith) => {
    const stack = stackIn(Testing.app());
    expect(() => declareWith(stack, oracle(stack).id)).toThrow(DeclarationError);
  });
});

describe("a thing of another host", () => {
  it("can't back a vbd, nor carry a vif", () => {
    const stack = stackIn(Testing.app());
    const { volume, network } = declareClean(stack);
    const host = new XenHost(stack, "beta", HOST);
    const domU = { host, wordSize: "x86_64", memory: Size.gibibytes(1) } as const;
    expect(() => new PvDomU(stack, "a", { ...domU, vbds: [{ vdev: "xvda", target: volume }] })).toThrow(
      /xvda of domU a on beta is backed by vg0\/web-root of alpha/,
    );
    expect(() => new PvDomU(stack, "b", { ...domU, vifs: [{ bridge: network }] })).toThrow(
      /a vif of domU b on beta is attached to xenbr0 of alpha/,
    );
  });
});

describe("the output", () => {
  const files = (outdir: string): string =>
    ["manifest.json", "stacks/fleet/cdk.tf.json", "stacks/other/cdk.tf.json", "xenplan/fleet.json", "xenplan/.xenplan"]
      .map((path) => readFileSync(join(outdir, path), "utf8"))
      .join("\n");
  const synthesizeInto = (outdir: string): void => {
    const app = new XenApp({ outdir, report: () => undefined });
    const { host } = declareClean(stackIn(app));
    // A stack that refers to another reads the state of that one.
    new TerraformOutput(stackIn(app, "other"), "host", { value: host.id });
    app.synth();
  };

  it("is the same bytes in two folders, with no path of the machine's", () => {
    const [one, two] = [temporaryFolder(), temporaryFolder()];
    synthesizeInto(one);
    synthesizeInto(two);
    expect(files(one)).toBe(files(two));
    expect(files(one)).not.toContain(process.cwd());
    expect(files(one)).not.toContain(one);
    for (const folder of [one, two]) rmSync(folder, { recursive: true });
  });

  it("keeps a stack's state beside it, where other stacks find it too", () => {
    const outdir = temporaryFolder();
    synthesizeInto(outdir);
    const stack = (
      id: string,
    ): Stack & {
      readonly data?: {
        readonly terraform_remote_state?: Record<string, { readonly config: { readonly path: string } }>;
      };
    } => JSON.parse(readFileSync(join(outdir, "stacks", id, "cdk.tf.json"), "utf8")) as Stack;
    expect(stack("fleet").terraform.backend.local.path).toBe("../../../terraform.fleet.tfstate");
    expect(Object.values(stack("other").data?.terraform_remote_state ?? {}).map(({ config }) => config.path)).toEqual([
      "../../../terraform.fleet.tfstate",
    ]);
    rmSync(outdir, { recursive: true });
  });
});
