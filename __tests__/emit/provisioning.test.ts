/** How provisioning scripts behave on a make-believe host (see stand-ins.ts for what that shows and what it doesn't). */
import { emitFleet } from "../../lib/emit/emit";
import type { RawObject } from "../../lib/model/document";
import { fleetOf, GIB, HOSTILE, withVolume } from "./fleets";
import { type Outcome, StandInHost } from "./stand-ins";

let host: StandInHost;
beforeEach(() => {
  host = new StandInHost();
});
afterEach(() => host.remove());

function scriptOf(name: string, edits: { readonly host?: RawObject; readonly domU?: RawObject } = {}): string {
  const found = emitFleet(fleetOf(edits)).find(({ path }) => path.endsWith(name));
  if (found === undefined) throw new Error(`no ${name} is emitted`);
  return found.content;
}

/** Runs a script with each of its changing commands failing, or killing it, and then again: it must end where an undisturbed run does. */
function disturbances(
  script: () => string,
  options: readonly string[],
  prepare: () => void,
  state: () => unknown,
): void {
  const fresh = (): void => {
    host.remove();
    host = new StandInHost();
    prepare();
  };
  fresh();
  const undisturbed = host.run(script(), options);
  expect(undisturbed).toMatchObject({ status: 0 });
  const expected = state();
  for (let command = 1; command <= undisturbed.changes.length; command++) {
    for (const how of ["fail", "kill-before", "kill-after"]) {
      fresh();
      const disturbed = host.run(script(), options, `${how} ${command}`);
      expect({ how, command, succeeded: disturbed.status === 0 }).toEqual({ how, command, succeeded: false });
      expect({ how, command, ...host.run(script(), options) }).toMatchObject({ how, command, status: 0 });
      expect({ how, command, state: state() }).toEqual({ how, command, state: expected });
      expect({ how, command, ...host.run(script(), options) }).toMatchObject({ how, command, status: 0, changes: [] });
    }
  }
}

describe("volumes.sh", () => {
  const run = (options: readonly string[] = ["--execute"], size = "20GiB", volume: RawObject = {}): Outcome =>
    host.run(scriptOf("volumes.sh", { host: withVolume(size, volume) }), options);

  it("changes nothing in a dry run, and shows what it would do", () => {
    const { status, changes, output } = run([]);
    expect({ status, changes }).toEqual({ status: 0, changes: [] });
    expect(output).toContain(
      "+ lvcreate --yes -Wy -Zy -L 21474836480b --addtag xenplan.unformatted -n web-root vg0\n+ mkfs.xfs -q /dev/vg0/web-root\n".replaceAll(
        "/dev",
        `${host.folder}/dev`,
      ),
    );
    expect(host.read("state/lock")).toBeUndefined();
  });

  it("makes a volume, and the file system on it", () => {
    expect(run()).toMatchObject({
      status: 0,
      changes: [
        "lvcreate --yes -Wy -Zy -L 21474836480b --addtag xenplan.unformatted -n web-root vg0",
        `mkfs.xfs -q ${host.folder}/dev/vg0/web-root`,
        "lvchange --deltag xenplan.unformatted vg0/web-root",
      ],
    });
  });

  it("changes nothing the second time", () => {
    run();
    expect(run()).toMatchObject({ status: 0, changes: [] });
  });

  it("formats no volume that it did not make, not even an empty one", () => {
    host.volume("vg0/web-root", 20 * GIB);
    expect(run()).toMatchObject({ status: 0, changes: [] });
  });

  it("formats no volume that is to hold partitions", () => {
    const { changes, output } = run(["--execute"], "20GiB", { partition: 1 });
    expect(changes).toEqual(["lvcreate --yes -Wy -Zy -L 21474836480b -n web-root vg0"]);
    expect(output).toContain("it is not formatted");
  });

  it("formats no volume of its own that holds something by now", () => {
    host.volume("vg0/web-root", 20 * GIB, "xenplan.unformatted");
    host.write("dev/vg0/web-root", "ext4");
    expect(run()).toMatchObject({ status: 1, changes: [], errors: expect.stringContaining("something else is on it") });
  });

  it("keeps the file system of its own that a former run had made", () => {
    host.volume("vg0/web-root", 20 * GIB, "xenplan.unformatted");
    host.write("dev/vg0/web-root", "xfs");
    expect(run()).toMatchObject({ status: 0, changes: ["lvchange --deltag xenplan.unformatted vg0/web-root"] });
  });

  it("extends a smaller volume to the absolute size, and leaves the file system to the runbook", () => {
    host.volume("vg0/web-root", 20 * GIB);
    host.running("web", 4, 20 * GIB);
    expect(run(["--execute"], "40GiB")).toMatchObject({
      status: 0,
      changes: ["lvextend -L 42949672960b vg0/web-root"],
    });
    expect(run(["--execute"], "40GiB")).toMatchObject({ status: 0, changes: [] });
  });

  it("counts in whole extents, as LVM does", () => {
    host.volume("vg0/web-root", 20 * GIB);
    expect(run(["--execute"], "21474836480B")).toMatchObject({ changes: [] });
    expect(run(["--execute"], "21474836481B")).toMatchObject({
      changes: [`lvextend -L ${20 * GIB + 4 * 2 ** 20}b vg0/web-root`],
    });
  });

  it("refuses before anything is changed if one of the volumes is larger than declared", () => {
    const logicalVolumes = ["a", "b", "c"].map((name) => ({ name, size: "20GiB" }));
    host.volume("vg0/a", 10 * GIB);
    host.volume("vg0/c", 30 * GIB);
    const script = scriptOf("volumes.sh", {
      host: { volumeGroups: [{ name: "vg0", size: "500GiB", logicalVolumes }] },
      domU: { vbds: [] },
    });
    expect(host.run(script, ["--execute"])).toMatchObject({
      status: 1,
      changes: [],
      errors: expect.stringContaining("vg0/c has 32212254720 bytes"),
    });
    expect(host.volumeBytes("vg0/a")).toBe(10 * GIB);
  });

  it("refuses before anything is changed if the volume group has not the room", () => {
    host.write("free", String(19 * GIB));
    expect(run()).toMatchObject({ status: 1, changes: [], errors: expect.stringContaining("are free") });
  });

  it("refuses a volume group that isn't there", () => {
    const script = scriptOf("volumes.sh", {
      host: { volumeGroups: [{ name: "vg9", size: "500GiB", logicalVolumes: [{ name: "a", size: "1GiB" }] }] },
      domU: { vbds: [] },
    });
    expect(host.run(script, ["--execute"])).toMatchObject({
      status: 1,
      changes: [],
      errors: expect.stringContaining("there is no volume group vg9"),
    });
  });

  it("converges after a failure or a kill at any command", () => {
    const script = (): string => scriptOf("volumes.sh", { host: withVolume("20GiB") });
    disturbances(
      script,
      ["--execute"],
      () => {},
      () => [host.read("lv/vg0/web-root"), host.read("dev/vg0/web-root")],
    );
  });

  it("does not act while another script of the host does", () => {
    const script = scriptOf("volumes.sh", { host: withVolume("20GiB") }).replace("lock_seconds=1800", "lock_seconds=1");
    const holding = `mkdir -p /var/lib/xenplan\nexec 8>>/var/lib/xenplan/lock\nflock 8\nprintf 'another.sh, process 7\\n' >/var/lib/xenplan/lock\n`;
    const { status, changes, errors } = host.run(`${holding}bash -s -- --execute <<'INNER'\n${script}INNER\n`);
    expect({ status, changes }).toEqual({ status: 4, changes: [] });
    expect(errors).toContain("another.sh, process 7");
  });
});

describe("a domU's script", () => {
  const planned = { plannedReboots: [{ reason: "new kernel" }] };
  beforeEach(() => host.write("net/xenbr0/up", ""));
  const run = (options: readonly string[] = ["--execute"], domU: RawObject = {}): Outcome =>
    host.run(scriptOf("domus/web.sh", { domU }), options);

  it("changes nothing in a dry run", () => {
    const { status, changes, output } = run([]);
    expect({ status, changes, cfg: host.read("etc/web.cfg") }).toEqual({ status: 0, changes: [], cfg: undefined });
    expect(output).toContain(`+ install ${host.folder}/etc/web.cfg\n+ setsid xl create ${host.folder}/etc/web.cfg\n`);
  });

  it("installs the configuration byte for byte, and starts the domU", () => {
    expect(run()).toMatchObject({ status: 0, changes: [`xl create ${host.folder}/etc/web.cfg`] });
    expect(host.read("etc/web.cfg")).toBe(
      emitFleet(fleetOf()).find(({ path }) => path === "alpha/xen/web.cfg")?.content,
    );
    expect(run()).toMatchObject({ status: 0, changes: [] });
  });

  it("leaves a running domU alone, and says that it needs a reboot for its new configuration", () => {
    run();
    const { status, changes, errors } = run(["--execute"], { vcpus: 4 });
    expect({ status, changes }).toEqual({ status: 0, changes: [] });
    expect(errors).toContain("a reboot is needed");
    expect(run(["--execute"], { vcpus: 4 }).errors).toContain("a reboot is needed");
    expect(host.domains()).toEqual(["5"]);
  });

  it("has no way to reboot a domU without a planned reboot", () => {
    expect(run(["--execute", "--reboot"])).toMatchObject({ status: 2, changes: [] });
  });

  it("leaves a domU with a planned reboot alone until it is told", () => {
    run(["--execute"], planned);
    expect(run(["--execute"], planned)).toMatchObject({ status: 0, changes: [] });
    expect(run(["--reboot"], planned)).toMatchObject({ status: 0, changes: [] });
  });

  it("does a planned reboot once: it waits until the old domain is gone, and starts the new one", () => {
    run(["--execute"], planned);
    const reboot = ["--execute", "--reboot"];
    expect(run(reboot, planned)).toMatchObject({
      status: 0,
      changes: ["xl shutdown -w 5", `xl create ${host.folder}/etc/web.cfg`],
    });
    expect(run(reboot, planned)).toMatchObject({
      status: 0,
      changes: [],
      output: expect.stringContaining("was done already"),
    });
    expect(run(reboot, { plannedReboots: [{ reason: "another kernel" }] }).changes).toHaveLength(2);
  });

  it("asks HVM to shut down by ACPI where it has no drivers", () => {
    const hvm = { ...planned, type: "hvm" };
    run(["--execute"], hvm);
    expect(run(["--execute", "--reboot"], hvm).changes).toContain("xl shutdown -w -F 5");
  });

  it("keeps to the planned window", () => {
    const inWindow = {
      plannedReboots: [{ reason: "new kernel", window: { start: "2026-12-01T02:00:00+01:00", minutes: 30 } }],
    };
    const start = Date.parse("2026-12-01T01:00:00Z") / 1000;
    run(["--execute"], inWindow);
    for (const now of [start - 1, start + 30 * 60]) {
      host.write("now", String(now));
      expect(run(["--execute", "--reboot"], inWindow)).toMatchObject({
        status: 3,
        changes: [],
        errors: expect.stringContaining("2026-12-01T02:00:00+01:00"),
      });
    }
    host.write("now", String(start));
    expect(run(["--execute", "--reboot"], inWindow).changes).toHaveLength(2);
  });

  it("reboots outside the window where it is told so", () => {
    const inWindow = {
      plannedReboots: [{ reason: "new kernel", window: { start: "2026-12-01T02:00:00+01:00", minutes: 30 } }],
    };
    run(["--execute"], inWindow);
    expect(run(["--execute", "--reboot", "--any-time"], inWindow).changes).toHaveLength(2);
  });

  it("does not shut down a domU that could not be started again", () => {
    run(["--execute"], planned);
    host.delete("files/boot/vmlinuz");
    expect(run(["--execute", "--reboot"], planned)).toMatchObject({
      status: 1,
      changes: [],
      errors: expect.stringContaining("domU web needs /boot/vmlinuz"),
    });
    host.write("files/boot/vmlinuz", "");
    const larger = { ...planned, memory: "60GiB" };
    expect(run(["--execute", "--reboot"], larger)).toMatchObject({
      status: 1,
      changes: [],
      errors: expect.stringContaining("domU web needs 60928 MiB more, and only 60000 MiB are free"),
    });
    expect(host.domains()).toEqual(["5"]);
  });

  it("tells in a dry run what another script has yet to make, and does not start without it", () => {
    host.delete("files/dev/vg0/web-root");
    expect(run([])).toMatchObject({
      status: 0,
      errors: expect.stringContaining("not there yet: domU web needs /dev/vg0/web-root"),
    });
    expect(run()).toMatchObject({ status: 1, changes: [] });
  });

  it("starts a domU whose former domain has not quite gone yet", () => {
    run();
    host.write("domstate/5", "--ps--");
    host.write("linger", "3");
    expect(run()).toMatchObject({ status: 0, changes: [`xl create ${host.folder}/etc/web.cfg`] });
  });

  it("refuses a domain that was left half built", () => {
    run();
    host.write("domstate/5", "--p---");
    expect(run()).toMatchObject({ status: 1, changes: [], errors: expect.stringContaining("is paused") });
  });

  it("converges after a failure or a kill at any command, and reboots once", () => {
    const first = scriptOf("domus/web.sh", { domU: planned });
    const prepare = (): void => {
      host.write("net/xenbr0/up", "");
      host.run(first, ["--execute"]);
      expect(host.domains()).toEqual(["5"]);
    };
    disturbances(
      () => first,
      ["--execute", "--reboot"],
      prepare,
      () => [host.domains(), host.read("etc/web.cfg")],
    );
  });

  it("keeps the configuration of a domU with a hostile name to itself", () => {
    const domU = { name: HOSTILE, boot: { kernel: "/boot/vmlinuz", extra: "XL_CFG $(touch canary)" } };
    const script = emitFleet(fleetOf({ domU })).find(({ path }) => path.includes("/domus/"))?.content ?? "";
    host.write("domname", HOSTILE);
    for (const options of [[], ["--execute"], ["--execute"]])
      expect(host.run(script, options)).toMatchObject({ status: 0 });
    expect(host.read("canary")).toBeUndefined();
    expect(host.domains()).toEqual(["5"]);
  });
});

describe("prepare-host.sh", () => {
  const nat = {
    networks: [
      { bridge: "xenbr0", mode: "bridged", uplink: "eth0" },
      { bridge: "virbr1", mode: "nat", address: "10.0.0.1/24" },
    ],
  };
  const run = (options: readonly string[] = ["--execute"], edits: RawObject = nat): Outcome =>
    host.run(scriptOf("prepare-host.sh", { host: edits }), options);
  beforeEach(() => host.write("net/eth0/address", ""));

  it("changes nothing in a dry run", () => {
    expect(run([])).toMatchObject({ status: 0, changes: [] });
  });

  it("makes the networks, and changes nothing the second time", () => {
    expect(run()).toMatchObject({
      status: 0,
      changes: [
        "ip link add name virbr1 type bridge",
        "ip link set dev virbr1 up",
        "ip address replace 10.0.0.1/24 dev virbr1",
        "sysctl -w net.ipv4.ip_forward=1",
        "iptables -t nat -A POSTROUTING -s 10.0.0.1/24 ! -o virbr1 -j MASQUERADE",
        "ip link add name xenbr0 type bridge",
        "ip link set dev xenbr0 up",
        "ip link set dev eth0 master xenbr0",
        "ip link set dev eth0 up",
      ],
    });
    expect(run()).toMatchObject({ status: 0, changes: [] });
  });

  it("converges after a failure or a kill at any command", () => {
    disturbances(
      () => scriptOf("prepare-host.sh", { host: nat }),
      ["--execute"],
      () => host.write("net/eth0/address", ""),
      () => [host.read("rules"), host.read("net/xenbr0/up"), host.read("net/eth0/up")],
    );
  });

  /** The make-believe host's info with one field said otherwise. */
  const inform = (field: string, value: string): void =>
    host.write("info", (host.read("info") ?? "").replace(new RegExp(`^(${field} *: ).*$`, "m"), `$1${value}`));

  it.each<[string, () => void, RawObject, string]>([
    ["another branch of Xen", () => inform("xen_minor", "14"), nat, "runs Xen 4.14.5, not 4.17.5 as declared"],
    ["a Xen that can't run the domU", () => inform("xen_caps", "hvm-3.0-x86_64"), nat, "domU web needs xen-3.0-x86_64"],
    [
      "a Xen without a declared capability",
      () => {},
      { xen: { release: "4.17.5", capabilities: ["hvm-3.0-x86_32", "xen-3.0-x86_32p"] } },
      "the declaration needs xen-3.0-x86_32p",
    ],
    [
      "a CPU of the other maker",
      () => host.write("cpuinfo", "vendor_id\t: AuthenticAMD\n"),
      nat,
      "this host has svm by its xen_caps and its CPU, not vmx as declared",
    ],
    [
      "a CPU whose virtualization is off",
      () => inform("xen_caps", "xen-3.0-x86_64"),
      nat,
      "this host has none by its xen_caps and its CPU, not vmx as declared",
    ],
    [
      "less memory than declared",
      () => inform("total_memory", "32703"),
      nat,
      "has 32703 MiB of memory (total_memory), not 65536 MiB as declared",
    ],
    [
      "too little free memory for the domUs that don't run",
      () => inform("free_memory", "2047"),
      nat,
      "what is declared needs 2048 MiB more, and only 2047 MiB are free",
    ],
    [
      "a kernel that isn't there",
      () => host.delete("files/boot/initrd.img"),
      nat,
      "domU web needs /boot/initrd.img, which is not there",
    ],
    [
      "too little room for the volumes",
      () => host.write("free", String(20 * GIB - 1)),
      { ...nat, ...withVolume("20GiB") },
      "the volumes in vg0 need 21474836480 bytes more",
    ],
    [
      "a volume that is larger than declared",
      () => host.volume("vg0/web-root", 21 * GIB),
      { ...nat, ...withVolume("20GiB") },
      "more than the 21474836480 declared",
    ],
    ["a bridge that nobody makes", () => {}, { networks: [] }, "there is no network interface xenbr0"],
  ])("refuses %s before anything is changed", (_, prepare, edits, message) => {
    prepare();
    for (const options of [["--execute"], []])
      expect(run(options, edits)).toMatchObject({ status: 1, changes: [], errors: expect.stringContaining(message) });
  });

  it("counts no memory that a running domU has already", () => {
    host.running("web", 4, 20 * GIB);
    inform("free_memory", "1536");
    expect(run()).toMatchObject({ status: 0 });
  });

  it("lets xl take memory from dom0 where it does that", () => {
    inform("free_memory", "512");
    inform("xen_commandline", "loglvl=all");
    expect(run()).toMatchObject({ status: 0, errors: expect.stringContaining("dom0 has to give the rest") });
    host.write("etc/xl.conf", 'autoballoon="off"\n');
    expect(run()).toMatchObject({ status: 1 });
  });

  it("tells of another point release, and goes on", () => {
    inform("xen_extra", ".7");
    expect(run()).toMatchObject({ status: 0, errors: expect.stringContaining("4.17.7") });
  });

  it("refuses to attach an uplink that dom0 is reached by", () => {
    host.write("net/eth0/address", "2: eth0 inet 192.0.2.7/24 scope global eth0\n");
    expect(run()).toMatchObject({ status: 1, changes: [], errors: expect.stringContaining("carries an address") });
  });

  it("refuses a volume group, an uplink or a bridge that isn't there or isn't one", () => {
    expect(run(["--execute"], { ...nat, volumeGroups: [{ name: "vg9", size: "1GiB" }] }).errors).toContain(
      "no volume group vg9",
    );
    expect(run(["--execute"], { networks: [{ bridge: "xenbr0", mode: "bridged", uplink: "eth7" }] }).errors).toContain(
      "no network interface eth7",
    );
    host.write("net/xenbr0/up", "");
    expect(run(["--execute"], { networks: [{ bridge: "eth0", mode: "bridged" }] }).errors).toContain(
      "eth0 exists, and is no bridge",
    );
  });

  it("runs nothing that a name of a bridge says", () => {
    run(["--execute"], { networks: [{ bridge: "$(touch${IFS}canary)`touch${IFS}canary`'", mode: "nat" }] });
    expect(host.read("canary")).toBeUndefined();
  });
});
