/**
 * The life of domUs on a real hypervisor, each step a `terraform apply` over ssh: what Terraform says is judged by what xl, LVM and the domUs
 * say. The tests follow one another, as applies do.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { RejectedFleet, Size, XenApp } from "../../constructs";
import { realPart } from "../support/real-part";
import { hasTerraform, INSTALL_TERRAFORM, type PlanJson, Workspace } from "../terraform/workspace";
import { Lab, type Ssh } from "./lab";
import { MACS, ThreeDomUs, type ThreeDomUsPlan } from "./three-domus";
import { timed } from "./timing";

const TYPES = ["pv", "pvh", "hvm"] as const;

/** Than the 256 MiB that the domU of type pv begins with. */
const LESS = Size.mebibytes(192);
type Type = (typeof TYPES)[number];

realPart(
  "terraform",
  hasTerraform,
  INSTALL_TERRAFORM,
)("Terraform and a real Xen host", () => {
  let lab: Lab;
  let ssh: Ssh;
  let workspace: Workspace;
  let outdir: string;
  beforeAll(async () => {
    lab = await Lab.restore("dom0");
    // Of the keys that dom0 has, as Debian makes them, Terraform asks for this one.
    const hostKey = (await lab.ok("cut -d' ' -f1,2 /etc/ssh/ssh_host_ecdsa_key.pub")).trim();
    ssh = { ...lab.ssh, hostKey };
    outdir = join(lab.folder, "cdktf.out");
    workspace = new Workspace(join(outdir, "stacks/lab"));
  });
  afterAll(() => lab?.stop());

  /** The plan's JSON. `base` is what the fleet was before, as a person has it in the repository. */
  function plan(changes: ThreeDomUsPlan = {}, base?: string): PlanJson {
    const app = new XenApp({ outdir, report: () => undefined, ...(base !== undefined && { base }) });
    new ThreeDomUs(app, "lab", ssh, changes);
    app.synth();
    return JSON.parse(workspace.plan()) as PlanJson;
  }

  async function apply(changes: ThreeDomUsPlan = {}): Promise<string> {
    plan(changes);
    return timed(`terraform apply ${JSON.stringify(changes)}`, () => Promise.resolve(workspace.apply()));
  }

  /** Of what is on the host: what is written beside the state, last of all, says no more. */
  const changesOf = ({ resource_changes: changes }: PlanJson): Record<string, string> =>
    Object.fromEntries(
      changes
        .filter(({ address, change }) => change.actions.join() !== "no-op" && !address.endsWith(".xenplan-applied"))
        .map(({ address, change }) => [address.replace(/^.*\.(.*?)(_[0-9A-F]{8})?$/, "$1"), change.actions.join()]),
    );

  const volumes = async (): Promise<string> =>
    lab.ok("lvs --noheadings --units m --nosuffix -o lv_name,lv_size,lv_tags,lv_uuid vg0");
  const sizes = async (): Promise<Record<string, number>> =>
    Object.fromEntries(
      [...(await volumes()).matchAll(/^ *(\S+) +(\d+)\.00/gm)].map(([, name, size]) => [String(name), Number(size)]),
    );
  const domids = async (): Promise<Record<string, number>> =>
    Object.fromEntries(
      [...(await lab.ok("xl list | tail -n +3")).matchAll(/^(\S+) +(\d+) /gm)].map(([, name, id]) => [
        String(name),
        Number(id),
      ]),
    );

  /** Asserts that what a domU wrote before is on its volume as it was. */
  async function expectIntact(type: Type): Promise<void> {
    expect(await lab.inDomU(type, "echo 3 >/proc/sys/vm/drop_caches; cd /data && sha256sum -c file.sha256")).toEqual({
      code: 0,
      output: "file: OK\n",
    });
  }

  /** What a domU sees of itself. */
  async function viewOf(type: Type): Promise<Record<string, string>> {
    const script = `cat /sys/hypervisor/guest_type; cat /sys/class/net/eth0/address; cat /sys/devices/system/cpu/online /sys/devices/system/cpu/possible; cat /sys/block/xvda/size; cat /sys/block/xvdb/size; sed -n 's:^/dev/\\(xvdb /data xfs\\) .*:\\1:p' /proc/mounts`;
    const [guestType = "", mac = "", online = "", possible = "", xvda = "", xvdb = "", mounted = ""] = (
      await lab.inDomU(type, script)
    ).output.split("\n");
    return {
      type: guestType.toLowerCase(),
      mac,
      online,
      possible,
      xvda: `${Number(xvda) / 2048}MiB`,
      xvdb: `${Number(xvdb) / 2048}MiB`,
      mounted,
    };
  }

  /** In MiB, as xl lists it. Asserts that the domU itself sees as much. */
  async function memoryOf(type: Type): Promise<number> {
    const listed = Number(await lab.ok(`xl list ${type} | awk 'NR == 2 { print $3 }'`));
    // The kernel keeps some of it to itself before it counts.
    const seen =
      Number((await lab.inDomU(type, "sed -n 's/^MemTotal: *\\([0-9]*\\) kB/\\1/p' /proc/meminfo")).output) / 1024;
    expect(seen).toBeGreaterThan(listed * 0.7);
    expect(seen).toBeLessThanOrEqual(listed);
    return listed;
  }

  it("is stopped by a preflight on a host that is not as declared, before anything is changed there", async () => {
    const before = await lab.ok("lvs; ip -o link; ls -R /etc/xen; xl list | awk '{ print $1, $2 }'");
    plan({ release: "4.18.3" });
    expect(() => workspace.apply()).toThrow(/this host runs Xen 4\.17\.\d+, not 4\.18\.3 as declared/);
    expect(await lab.ok("lvs; ip -o link; ls -R /etc/xen; xl list | awk '{ print $1, $2 }'")).toBe(before);
  });

  it("makes the bridge, the volumes, the configurations, and domUs that boot and are what was declared", async () => {
    await apply();
    expect(await sizes()).toEqual({
      "pv-root": 64,
      "pv-data": 320,
      "pvh-root": 64,
      "pvh-data": 320,
      "hvm-root": 64,
      "hvm-data": 320,
    });
    expect(await volumes()).not.toContain("xenplan.");
    expect(
      await lab.ok("ls /sys/class/net/xenbr0/brif; ip -4 -o address show dev xenbr1 | awk '{ print $4 }'"),
    ).toMatch(/^eth1\n[^]*10\.78\.0\.1\/24\n$/);
    // PVH alone is declared with maxvcpus.
    const possible: Record<Type, string> = { pv: "0", pvh: "0-1", hvm: "0" };
    // What the emulated video card takes of an HVM domU's 320 MiB, xl doesn't list.
    const memory: Record<Type, number> = { pv: 256, pvh: 288, hvm: 312 };
    for (const type of TYPES) {
      await lab.waitForDomU(type, { timeout: 300 });
      expect(await viewOf(type)).toEqual({
        type,
        mac: MACS[type],
        online: "0",
        possible: possible[type],
        xvda: "64MiB",
        xvdb: "320MiB",
        mounted: "xvdb /data xfs",
      });
      expect(await memoryOf(type)).toBe(memory[type]);
      const installed = await lab.get(`/etc/xen/${type}.cfg`);
      expect(installed.toString()).toBe(readFileSync(join(outdir, `xenplan/lab/xen/${type}.cfg`), "utf8"));
    }
    for (const type of TYPES)
      await lab.inDomU(type, "cd /data && head -c 4194304 /dev/urandom >file && sha256sum file >file.sha256 && sync");
  });

  it("leaves no script and no key on the host, and none in the state", async () => {
    expect(await lab.ok("ls -A /var/lib/xenplan/scripts; find /root -maxdepth 1 -name '.xenplan*' -size +0")).toBe("");
    expect(await lab.ok("stat -c %a /var/lib/xenplan /var/lib/xenplan/scripts")).toBe("700\n700\n");
    expect(workspace.state()).not.toContain("PRIVATE KEY");
    expect(workspace.state()).not.toContain(lab.ssh.privateKeyFile);
  });

  it("changes nothing and restarts nothing the second time", async () => {
    const before = [await domids(), await volumes()];
    expect(changesOf(plan())).toEqual({});
    workspace.apply();
    expect([await domids(), await volumes()]).toEqual(before);
  });

  it("refuses a setting that only a restart brings, without a planned reboot", () => {
    const before = join(lab.folder, "applied/lab.json");
    expect(readFileSync(before, "utf8")).toBe(readFileSync(join(outdir, "xenplan/fleet.json"), "utf8"));
    expect(() => plan({ pvMemory: LESS }, before)).toThrow(RejectedFleet);
    expect(() => plan({ pvMemory: LESS }, before)).toThrow(/restart-has-planned-reboot/);
    expect(() => plan({ pvMemory: LESS, rebootPv: "less memory" }, before)).not.toThrow();
  });

  it("shows a changed setting in the plan under its own key, and brings it with one planned reboot", async () => {
    const before = await domids();
    const planned = plan({ pvMemory: LESS, rebootPv: "less memory" });
    expect(changesOf(planned)).toEqual({ lab_preflight: "delete,create", pv: "delete,create", "pv-reboot": "create" });
    const { change } = planned.resource_changes.find(({ address }) => address.endsWith(".pv"))!;
    const differing = Object.keys({ ...triggersOf(change.before), ...triggersOf(change.after) }).filter(
      (key) => triggersOf(change.before)[key] !== triggersOf(change.after)[key],
    );
    expect(differing.sort()).toEqual(["memory", "xenplan.script"]);
    expect([triggersOf(change.before)["memory"], triggersOf(change.after)["memory"]]).toEqual(["256MiB", "192MiB"]);
    await timed("terraform apply with a reboot", () => Promise.resolve(workspace.apply()));
    await lab.waitForDomU("pv", { timeout: 300 });
    const { pv, ...others } = await domids();
    const { pv: pvBefore, ...othersBefore } = before;
    expect(others).toEqual(othersBefore);
    // Three domUs took the domids 1 to 3, so one start more is the fourth.
    expect(pv).toBe(Math.max(...Object.values(before)) + 1);
    expect(pv).not.toBe(pvBefore);
    expect(await memoryOf("pv")).toBe(192);
    await expectIntact("pv");
    expect(changesOf(plan({ pvMemory: LESS, rebootPv: "less memory" }))).toEqual({});
    // The planned reboot leaves the code after it was done, and nothing is done for that.
    await apply({ pvMemory: LESS });
    expect((await domids())["pv"]).toBe(pv);
  });

  describe("each way in which a null_resource gets it wrong leaves every byte where it is", () => {
    const now: ThreeDomUsPlan = { pvMemory: LESS };
    const grown: ThreeDomUsPlan = { ...now, pvData: Size.mebibytes(400) };
    let running: Record<string, number>;
    beforeAll(async () => void (running = await domids()));

    it("a replace by a changed size: the volume grows in place, and its domU goes on", async () => {
      const uuids = (text: string): string[] => text.match(/\S{6}(-\S{4}){5}-\S{6}/g) ?? [];
      const before = uuids(await volumes());
      expect(changesOf(plan(grown))).toEqual({ lab_preflight: "delete,create", "pv-data": "delete,create" });
      workspace.apply();
      expect(await sizes()).toMatchObject({ "pv-data": 400 });
      expect(uuids(await volumes())).toEqual(before);
      expect(await domids()).toEqual(running);
      await expectIntact("pv");
      expect((await viewOf("pv"))["xvdb"]).toBe("400MiB");
    });

    it("a taint of the volume and of its domU", async () => {
      const before = await volumes();
      for (const name of ["pv-data", "pv"]) workspace.taint(name);
      expect(changesOf(plan(grown))).toEqual({ "pv-data": "delete,create", pv: "delete,create" });
      workspace.apply();
      expect([await volumes(), await domids()]).toEqual([before, running]);
      await expectIntact("pv");
    });

    it("a provisioner that fails, and taints: the next apply ends what it began", async () => {
      const before = await sizes();
      await lab.ok("mv /sbin/mkfs.xfs /sbin/mkfs.xfs.away");
      plan({ ...grown, spare: true });
      expect(() => workspace.apply()).toThrow(/no xfs was made on \/dev\/vg0\/spare/);
      await lab.ok("mv /sbin/mkfs.xfs.away /sbin/mkfs.xfs");
      expect(changesOf(plan({ ...grown, spare: true }))).toEqual({ spare: "delete,create" });
      workspace.apply();
      expect(await lab.ok("blkid -p -s TYPE -o value /dev/vg0/spare")).toBe("xfs\n");
      expect(await sizes()).toEqual({ ...before, spare: 320 });
      expect(await domids()).toEqual(running);
      await expectIntact("pv");
    });

    it("a shrink that nobody judged: the host itself refuses it", async () => {
      const before = await volumes();
      plan(now);
      const applied = readFileSync(join(lab.folder, "applied/lab.json"), "utf8");
      expect(() => workspace.apply()).toThrow(/vg0\/pv-data has 419430400 bytes, more than the 335544320 declared/);
      expect(readFileSync(join(lab.folder, "applied/lab.json"), "utf8")).toBe(applied);
      expect([await volumes(), await domids()]).toEqual([before, running]);
      await expectIntact("pv");
    });

    it("a removal from the code: the domU runs on, and its volumes stay", async () => {
      const before = await volumes();
      const planned = plan({ ...grown, withoutHvm: true });
      // And what the shrink above left undone is tried again.
      expect(changesOf(planned)).toMatchObject({ hvm: "delete", "hvm-root": "delete", "hvm-data": "delete" });
      workspace.apply();
      expect([await volumes(), await domids()]).toEqual([before, running]);
      await expectIntact("hvm");
    });

    it("terraform destroy: everything runs on, and the next apply takes it up as it is", async () => {
      const before = await volumes();
      workspace.destroy();
      expect([await volumes(), await domids()]).toEqual([before, running]);
      await expectIntact("pv");
      await apply(grown);
      expect([await volumes(), await domids()]).toEqual([before, running]);
      for (const type of TYPES) await expectIntact(type);
    });
  });

  it("removes with the opt-in: the domU is shut down gracefully, the volume that was named goes, and nothing else", async () => {
    const { pvh: _, ...others } = await domids();
    const { "pvh-data": __, ...left } = await sizes();
    const removal: ThreeDomUsPlan = { pvMemory: LESS, pvData: Size.mebibytes(400), removedPvh: true };
    // The consent is a part of the host's declaration, so the host is looked at again too.
    expect(changesOf(plan(removal))).toEqual({
      lab_preflight: "delete,create",
      lab: "delete,create",
      pvh: "delete",
      "pvh-data": "delete",
    });
    const output = workspace.apply();
    expect(output).toContain("xl shutdown -w");
    expect(await domids()).toEqual(others);
    expect(await sizes()).toEqual(left);
    expect(await lab.ok("ls /etc/xen/*.cfg /var/lib/xenplan/removed")).toBe(
      "/etc/xen/hvm.cfg\n/etc/xen/pv.cfg\n\n/var/lib/xenplan/removed:\npvh.cfg\n",
    );
    expect(await lab.ok("cat /var/log/xen/console/guest-pvh.log")).toMatch(/reboot: (Power down|System halted)/);
    expect(changesOf(plan(removal))).toEqual({});
  });
});

function triggersOf(values: Readonly<Record<string, unknown>> | null): Readonly<Record<string, string>> {
  return ((values ?? {})["triggers"] ?? (values ?? {})["triggers_replace"] ?? {}) as Readonly<Record<string, string>>;
}
