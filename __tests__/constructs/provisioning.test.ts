/** What Terraform is told to do on a host: by the JSON that it gets. What it does with that is in __tests__/terraform, and in the lab. */
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type TerraformStack, Testing } from "cdktf";
import {
  type ConnectionProps,
  DeclarationError,
  PlannedReboot,
  type PvDomUProps,
  RemovedDomU,
  RemovedLogicalVolume,
  Size,
  unknownUntilApply,
  XenApp,
  XenHost,
} from "../../constructs";
import { readInputs } from "../../lib/read/read";
import { declareClean, type Declared, HOST, stackIn, temporaryFolder } from "./fleets";

const CONNECTION: ConnectionProps = {
  port: 2222,
  privateKeyFile: "~/.ssh/alpha",
  hostKey: "ssh-ed25519 AAAA",
  timeoutSeconds: 30,
};

type Provisioner = Record<string, { readonly when?: string; readonly inline?: readonly string[] }>;

interface Resource {
  readonly triggers: Record<string, string>;
  readonly depends_on?: readonly string[];
  readonly connection?: Record<string, unknown>;
  readonly provisioner?: readonly Provisioner[];
}

interface StackJson {
  readonly resource: { readonly null_resource: Record<string, Resource> };
  readonly removed?: readonly {
    readonly from: string;
    readonly lifecycle: object;
    readonly connection: object;
    readonly provisioner: readonly Provisioner[];
  }[];
}

function synthesized(declare: (stack: TerraformStack) => void): StackJson {
  const stack = stackIn(Testing.app());
  declare(stack);
  return JSON.parse(JSON.stringify(stack.toTerraform())) as StackJson;
}

/** The clean fleet, with a way to its host. */
function connected(stack: TerraformStack, domU: Partial<PvDomUProps> = {}, size?: Size): Declared {
  return declareClean(stack, domU, size, { connection: CONNECTION });
}

const resources = (declare: (stack: TerraformStack) => void): Record<string, Resource> =>
  synthesized(declare).resource.null_resource;
const preflightOf = (all: Record<string, Resource>): string =>
  Object.keys(all).find((name) => name.startsWith("alpha_preflight")) as string;
/** All that the host's shell gets, the script in it. */
const textOf = (provisioners: readonly Provisioner[] | undefined): string =>
  (provisioners?.[0]?.["remote-exec"]?.inline ?? []).join("\n");
const scriptOf = (resource: Resource | undefined): string =>
  /XENPLAN_SCRIPT'\n([^]*)^XENPLAN_SCRIPT$/m.exec(textOf(resource?.provisioner))?.[1] ?? "";
const commandsOf = (resource: Resource | undefined): readonly string[] =>
  textOf(resource?.provisioner).replace(scriptOf(resource), "").split("\n");

describe("a host without a connection", () => {
  it("is a declaration alone: no provisioner, no order, no trigger more", () => {
    const { resource } = synthesized((stack) => declareClean(stack));
    for (const one of Object.values(resource.null_resource))
      expect(Object.keys(one).sort()).toEqual(["//", "triggers"]);
    expect(JSON.stringify(resource)).not.toContain("xenplan.script");
  });

  it("has nothing removed from it", () => {
    expect(() =>
      synthesized((stack) => new RemovedDomU(stack, "web", { host: new XenHost(stack, "alpha", HOST) })),
    ).toThrow(/alpha, which has no connection/);
  });
});

describe("a host with a connection", () => {
  it("gets each thing's script brought and run, by this connection", () => {
    const { web, "web-root": volume, lan, alpha, vg0 } = resources(connected);
    expect(web?.connection).toEqual({
      type: "ssh",
      host: "alpha.example.net",
      user: "root",
      port: 2222,
      private_key: '${try(file(pathexpand("~/.ssh/alpha")), "")}',
      host_key: "ssh-ed25519 AAAA",
      timeout: "30s",
      script_path: "./.xenplan-domu-web.sh",
    });
    expect(web?.provisioner).toHaveLength(1);
    expect(commandsOf(web)).toEqual([
      "{",
      'chmod 0700 "$0"',
      "install -d -m 0700 /var/lib/xenplan /var/lib/xenplan/scripts || exit 1",
      "umask 077",
      "script=$(mktemp /var/lib/xenplan/scripts/domu-web.XXXXXX) || exit 1",
      "cat >\"$script\" <<'XENPLAN_SCRIPT'",
      "XENPLAN_SCRIPT",
      'bash "$script" --execute',
      "status=$?",
      'rm -f "$script"',
      "exit $status",
      "}",
    ]);
    expect(scriptOf(web)).toMatch(/^#!/);
    expect(scriptOf(web)).toContain("start_domain web /etc/xen/web.cfg");
    expect(scriptOf(volume)).toContain("apply_volume vg0 web-root");
    expect(scriptOf(lan)).toContain("make_bridge xenbr0");
    expect(scriptOf(alpha)).toContain("check_release");
    expect(vg0?.provisioner).toBeUndefined();
  });

  it("is looked at as a whole before anything else: a run without --execute", () => {
    const all = resources(connected);
    const preflight = all[preflightOf(all)];
    expect(commandsOf(preflight)).toContain('bash "$script"');
    expect(scriptOf(preflight)).toMatch(
      /check_release[^]*check_capability xen-3\.0-x86_64[^]*check_file \/boot\/vmlinuz[^]*check_volumes vg0 web-root/,
    );
    expect(preflight?.triggers).toEqual({ "xenplan.script": expect.stringMatching(/^[0-9a-f]{16}$/) });
  });

  it("goes from the host to its networks and volumes, to the domU, to its planned reboot", () => {
    const all = resources(
      (stack) => new PlannedReboot(stack, "reboot", { domU: connected(stack).domU, reason: "new kernel" }),
    );
    expect(
      Object.fromEntries(
        Object.entries(all).map(([name, { depends_on }]) => [
          name.replace(/_[0-9A-F]{8}$/, ""),
          depends_on?.map((one) => one.replace(/_[0-9A-F]{8}$/, "")),
        ]),
      ),
    ).toEqual({
      alpha_preflight: undefined,
      alpha: ["null_resource.alpha_preflight"],
      lan: ["null_resource.alpha"],
      vg0: ["null_resource.alpha"],
      "web-root": ["null_resource.alpha", "null_resource.vg0"],
      web: ["null_resource.alpha", "null_resource.lan", "null_resource.web-root"],
      reboot: ["null_resource.web"],
    });
    expect(commandsOf(all["reboot"])).toContain('bash "$script" --execute --reboot');
  });

  it("has no provisioner that runs when a resource is destroyed, whatever is declared", () => {
    const { resource } = synthesized((stack) => {
      const { host, domU, volumeGroup } = connected(stack);
      new PlannedReboot(stack, "reboot", { domU, reason: "new kernel" });
      new RemovedDomU(stack, "db", { host });
      new RemovedLogicalVolume(stack, "db-data", { volumeGroup, size: Size.gibibytes(1) });
    });
    expect(JSON.stringify(resource)).not.toContain('"when"');
    for (const one of Object.values(resource.null_resource))
      expect(scriptOf(one)).not.toMatch(/lvremove|lvreduce|xl destroy/);
  });

  it("has scripts in which Terraform finds nothing to evaluate", () => {
    const { web } = resources((stack) =>
      connected(stack, { boot: { kernel: "/boot/vmlinuz", extra: "${HOME} %{if} $${x}" } }),
    );
    expect(textOf(web?.provisioner).replace(/\$\$\{|%%\{/g, "")).not.toMatch(/\$\{|%\{/);
    expect(scriptOf(web).replace(/([$%])\1\{/g, "$1{")).toContain('extra = "${HOME} %{if} $${x}"');
  });

  it("names no path of this machine but what the person gave, in what is written for Terraform", () => {
    const outdir = temporaryFolder();
    const app = new XenApp({ outdir, report: () => undefined });
    connected(stackIn(app));
    app.synth();
    const text = readFileSync(join(outdir, "stacks/fleet/cdk.tf.json"), "utf8");
    expect(text).not.toContain(process.cwd());
    expect(text).not.toContain(outdir);
    expect(text.match(/~\/[a-z./]+/g)).toEqual(Array.from({ length: 5 }, () => "~/.ssh/alpha"));
    rmSync(outdir, { recursive: true });
  });

  it("is the same fleet to every door: neither the connection nor the script's fingerprint is part of it", () => {
    const fleetOf = (connection: ConnectionProps | undefined): unknown => {
      const stack = stackIn(Testing.app());
      declareClean(stack, {}, undefined, connection && { connection });
      const text = JSON.stringify(stack.toTerraform());
      return readInputs([{ name: "cdk.tf.json", files: [{ path: "cdk.tf.json", text }] }]).change.after;
    };
    expect(JSON.stringify(fleetOf(CONNECTION)).replace(/"column":\d+|"line":\d+/g, "")).toBe(
      JSON.stringify(fleetOf(undefined)).replace(/"column":\d+|"line":\d+/g, ""),
    );
  });

  it("may have an address that Terraform will only know", () => {
    const { web } = resources((stack) =>
      declareClean(stack, {}, undefined, {
        connection: { host: unknownUntilApply("${data.external.alpha.result.ip}"), hostKey: "ssh-ed25519 AAAA" },
      }),
    );
    expect(web?.connection).toMatchObject({ host: "${data.external.alpha.result.ip}" });
  });

  it("writes nothing where a script would need a value that only apply will tell", () => {
    const outdir = temporaryFolder();
    const app = new XenApp({ outdir, allowUndecided: true, report: () => undefined });
    connected(stackIn(app), { memory: unknownUntilApply("${var.memory}") });
    expect(() => app.synth()).toThrow(/memory of domU web on alpha is not known until apply/);
    expect(existsSync(join(outdir, "stacks/fleet/cdk.tf.json"))).toBe(false);
    rmSync(outdir, { recursive: true });
  });

  it("must have some address", () => {
    const { address: _, ...host } = HOST;
    expect(() => synthesized((stack) => new XenHost(stack, "alpha", { ...host, connection: {} }))).toThrow(
      DeclarationError,
    );
  });
});

describe("the fingerprint of a script", () => {
  const fingerprints = (declare: (stack: TerraformStack) => void): Record<string, string | undefined> =>
    Object.fromEntries(
      Object.entries(resources(declare)).map(([name, { triggers }]) => [
        name.replace(/_[0-9A-F]{8}$/, ""),
        triggers["xenplan.script"],
      ]),
    );
  const before = fingerprints(connected);
  const changedBy = (declare: (stack: TerraformStack) => void): string[] => {
    const after = fingerprints(declare);
    return Object.keys(before).filter((name) => before[name] !== after[name]);
  };

  it("stands in the triggers of whatever runs one, as Terraform takes no notice of a changed provisioner", () => {
    expect(Object.keys(before).filter((name) => before[name] !== undefined)).toEqual([
      "alpha",
      "alpha_preflight",
      "lan",
      "web-root",
      "web",
    ]);
  });

  it("changes with what is done for the thing itself, and the whole host is looked at again", () => {
    expect(changedBy((stack) => connected(stack, { vcpus: 4 })).sort()).toEqual(["alpha_preflight", "web"]);
    expect(changedBy((stack) => connected(stack, {}, Size.gibibytes(40))).sort()).toEqual([
      "alpha_preflight",
      "web-root",
    ]);
  });

  it("does not change with a planned reboot, of which the domU's own resource does nothing", () => {
    expect(
      changedBy((stack) => new PlannedReboot(stack, "reboot", { domU: connected(stack).domU, reason: "new kernel" })),
    ).toEqual(["alpha_preflight"]);
  });
});

describe("a removal", () => {
  const declare = (stack: TerraformStack): void => {
    const { host, volumeGroup } = connected(stack);
    new RemovedDomU(stack, "db", { host });
    new RemovedLogicalVolume(stack, "db-data", { volumeGroup, size: Size.gibibytes(1) });
  };

  it("is a removed block for the address that the construct had", () => {
    const [domU, volume] = synthesized(declare).removed ?? [];
    expect(domU).toMatchObject({
      from: "null_resource.db",
      lifecycle: { destroy: true },
      connection: {
        type: "ssh",
        private_key: '${try(file(pathexpand("~/.ssh/alpha")), "")}',
        host_key: "ssh-ed25519 AAAA",
      },
    });
    expect(volume).toMatchObject({ from: "null_resource.db-data" });
    for (const removed of [domU, volume])
      expect(removed?.provisioner).toEqual([{ "remote-exec": expect.objectContaining({ when: "destroy" }) }]);
    expect(textOf(domU?.provisioner)).toContain("remove_domu db /etc/xen/db.cfg /var/lib/xenplan/removed/db.cfg -F");
    expect(textOf(volume?.provisioner)).toContain("remove_volume vg0 db-data 1073741824");
  });

  it("is a consent that the host's triggers show, in one order whatever the order of the declarations", () => {
    const triggersOf = (one: (stack: TerraformStack) => void): Record<string, string> =>
      resources(one)["alpha"]?.triggers ?? {};
    const consent = {
      removals: '["0","1"]',
      "removals.0.domU": "db",
      "removals.1.logicalVolume": "vg0/db-data",
      "removals.1.size": "1GiB",
    };
    expect(triggersOf(declare)).toEqual({ ...triggersOf(connected), ...consent });
    const reversed = (stack: TerraformStack): void => {
      const { host, volumeGroup } = connected(stack);
      new RemovedLogicalVolume(stack, "db-data", { volumeGroup, size: Size.gibibytes(1) });
      new RemovedDomU(stack, "db", { host });
    };
    expect(triggersOf(reversed)).toEqual(triggersOf(declare));
  });

  it("is a part of the fleet behind every door", () => {
    const stack = stackIn(Testing.app());
    declare(stack);
    const text = JSON.stringify(stack.toTerraform());
    const removals = [
      { kind: "domU", name: "db" },
      { kind: "logicalVolume", volumeGroup: "vg0", logicalVolume: "db-data", size: Size.gibibytes(1) },
    ];
    expect(
      readInputs([{ name: "cdk.tf.json", files: [{ path: "cdk.tf.json", text }] }]).change.after.hosts[0]?.removals,
    ).toEqual(removals);
    const outdir = temporaryFolder();
    const app = new XenApp({ outdir, report: () => undefined });
    declare(stackIn(app));
    app.synth();
    expect(app.artefacts).toEqual(
      expect.arrayContaining(["xenplan/alpha/removed/domus/db.sh", "xenplan/alpha/removed/volumes/vg0-db-data.sh"]),
    );
    const fleet = readFileSync(join(outdir, "xenplan/fleet.json"), "utf8");
    expect(
      readInputs([{ name: "fleet.json", files: [{ path: "fleet.json", text: fleet }] }]).change.after.hosts[0]
        ?.removals,
    ).toEqual(removals);
    rmSync(outdir, { recursive: true });
  });

  it("is judged from its declaration on, until it is taken out of the tree", () => {
    const app = new XenApp({ report: () => undefined });
    const stack = stackIn(app);
    const { host } = connected(stack);
    app.judge();
    new RemovedDomU(stack, "web-again", { host, name: "web" });
    expect(() => app.judge()).toThrow(/removals-are-not-declared/);
    stack.node.tryRemoveChild("web-again");
    const { resource, removed } = JSON.parse(JSON.stringify(stack.toTerraform())) as StackJson;
    expect([resource.null_resource["alpha"]?.triggers["removals"], removed]).toEqual([undefined, undefined]);
  });

  it("makes the host and its preflight anew, and nothing else of it", () => {
    const [before, after] = [resources(connected), resources(declare)];
    const changed = Object.keys(before).filter(
      (name) => JSON.stringify(before[name]?.triggers) !== JSON.stringify(after[name]?.triggers),
    );
    expect(changed.map((name) => name.replace(/_[0-9A-F]{8}$/, "")).sort()).toEqual(["alpha", "alpha_preflight"]);
    expect(after["alpha"]?.provisioner).toEqual(before["alpha"]?.provisioner);
    expect(after["alpha"]?.triggers["xenplan.script"]).toBe(before["alpha"]?.triggers["xenplan.script"]);
  });

  it("refuses a thing that is declared all the same, under whatever id", () => {
    expect(() =>
      synthesized((stack) => new RemovedDomU(stack, "old-web", { host: connected(stack).host, name: "web" })),
    ).toThrow(/domU web on alpha is declared, and declared to be removed/);
    expect(() =>
      synthesized(
        (stack) =>
          new RemovedLogicalVolume(stack, "old", {
            volumeGroup: connected(stack).volumeGroup,
            name: "web-root",
            size: Size.gibibytes(20),
          }),
      ),
    ).toThrow(DeclarationError);
  });

  it("looks first whether the state means the same thing", () => {
    const [domU] = synthesized(declare).removed ?? [];
    expect(domU?.provisioner[0]?.["remote-exec"]?.inline?.[0]).toMatch(
      /^\[ \$\{sha256\(join\("\\n", \[self\.triggers\["xenplan\.kind"\], self\.triggers\["host"\], self\.triggers\["name"\]\]\)\)\} = [0-9a-f]{64} \] \|\| \{ echo '.*nothing is removed' >&2; exit 1; \}$/,
    );
  });
});
