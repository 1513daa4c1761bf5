/** The emitted scripts on real ground: LVM, XFS, the kernel's networks and xl say what they did, wherever a command failed or the script was killed. */
import type { RawObject } from "../../lib/model/document";
import { EVERYTHING, itConverges, labWith, LOCK, look, put } from "./converges";
import { oncePerCommand, runWatched, watch } from "./faults";
import { type Declared, GOLDEN, labFleet } from "./fleet";
import { Lab } from "./lab";

const NETWORKS: readonly RawObject[] = [
  { bridge: "xenbr0", mode: "bridged", uplink: "eth1" },
  { bridge: "xenbr1", mode: "nat", address: "10.79.0.1/24" },
];

describe("prepare-host.sh", () => {
  const fleet = labFleet({ host: { networks: [...NETWORKS] } });

  itConverges({
    start: () => labWith("dom0", fleet, "prepare-host.sh"),
    script: "/root/prepare-host.sh",
    options: ["--execute"],
    reset: async (lab) => {
      await lab.ok(`
if [ -e /sys/class/net/xenbr1 ]; then ip link del xenbr1; fi
ip link set eth1 nomaster down
echo 0 >/proc/sys/net/ipv4/ip_forward
iptables -t nat -F POSTROUTING
rm -rf /var/lib/xenplan`);
    },
    world: look("networks"),
  });
});

describe("volumes.sh", () => {
  const fleet = labFleet({
    logicalVolumes: [
      { name: "kept", size: "400MiB", filesystem: "xfs", mountPoint: "/data" },
      { name: "new", size: "320MiB", filesystem: "xfs", mountPoint: "/new" },
    ],
  });

  itConverges({
    start: async () => {
      const lab = await labWith("dom0", fleet, "volumes.sh");
      await lab.ok(`
lvcreate -qq --yes -Wy -L 320M -n kept vg0
mkfs.xfs -q /dev/vg0/kept
mount /dev/vg0/kept /mnt
head -c 8M /dev/urandom >/mnt/file
sha256sum /mnt/file >/root/checksum
umount /mnt`);
      return lab;
    },
    script: "/root/volumes.sh",
    options: ["--execute"],
    // What it was extended by was never used.
    reset: async (lab) => {
      await lab.ok(`
if [ -e /dev/vg0/new ]; then lvremove -qq --yes vg0/new; fi
if [ "$(blockdev --getsize64 /dev/vg0/kept)" != ${320 * 2 ** 20} ]; then lvreduce -qq --yes -f -L 320M vg0/kept; fi
rm -rf /var/lib/xenplan`);
    },
    world: look("volumes"),
    check: async (lab) => {
      await lab.ok("mount -o ro /dev/vg0/kept /mnt; sha256sum -c /root/checksum; code=$?; umount /mnt; exit $code");
    },
  });
});

/** The domU of the golden state with other settings. */
function goldenWith(settings: RawObject): Declared {
  return { ...GOLDEN, domUs: (GOLDEN.domUs ?? []).map((domU) => ({ ...domU, ...settings })) };
}

describe("a domU's script", () => {
  describe("with a changed configuration, and no reboot planned", () => {
    const fleet = labFleet(goldenWith({ memory: "192MiB" }));

    itConverges({
      start: async () => {
        const lab = await labWith("domu", fleet, "domus/web.sh");
        await lab.ok("cp /etc/xen/web.cfg /root/old.cfg");
        return lab;
      },
      script: "/root/domus/web.sh",
      options: ["--execute"],
      reset: async (lab) => {
        await lab.ok("rm -rf /var/lib/xenplan /etc/xen/web.cfg.xenplan-new && cp /root/old.cfg /etc/xen/web.cfg");
      },
      world: look("domUs"),
      check: async (lab) => {
        const { output } = await lab.run("/root/domus/web.sh");
        expect(output).toContain("web runs with an older configuration: a reboot is needed");
      },
    });
  });

  describe("with a planned reboot", () => {
    const fleet = labFleet(goldenWith({ memory: "192MiB", plannedReboots: [{ reason: "less memory" }] }));

    itConverges({
      start: () => labWith("domu", fleet, "domus/web.sh"),
      fresh: true,
      script: "/root/domus/web.sh",
      options: ["--execute", "--reboot"],
      // Folders are made in the other tests too, and a reboot takes its time.
      tried: (fault) => oncePerCommand(fault) && !fault.command.startsWith("mkdir "),
      // The configuration has a test of its own.
      reset: async (lab) => {
        await lab.ok("/root/domus/web.sh --execute");
      },
      // Its domid tells that there was one reboot, its memory that it has the new configuration.
      world: look("domUs"),
    });
  });
});

describe("a host that is not as declared", () => {
  let lab: Lab;
  let before: string;
  beforeAll(async () => {
    lab = await Lab.restore("dom0");
    await watch(lab);
    await lab.ok("lvcreate -qq --yes -Wy -L 64M -n larger vg0");
    before = await EVERYTHING(lab);
  });
  afterAll(() => lab?.stop());

  const volume = { name: "web-root", size: "64MiB" };
  const domU = {
    name: "web",
    type: "pv",
    wordSize: "x86_64",
    memory: "128MiB",
    boot: { kernel: "/boot/vmlinuz" },
    vbds: [{ vdev: "xvda", target: "vg0/web-root" }],
    vifs: [{ bridge: "xenbr0", mac: "00:16:3e:4d:00:0b" }],
  };
  const xen = { release: "4.17.7", wordSize: "x86_64", scheduler: "credit2" };
  const networks = [...NETWORKS];

  it.each<[string, string, Declared, string]>([
    [
      "another Xen release",
      "prepare-host.sh",
      { host: { networks, xen: { ...xen, release: "4.16.1" } } },
      "this host runs Xen 4.17.7",
    ],
    [
      "a capability that xen_caps lacks",
      "prepare-host.sh",
      { host: { networks, xen: { ...xen, capabilities: ["xen-3.0-x86_64", "xen-3.0-x86_32p"] } } },
      "the declaration needs xen-3.0-x86_32p",
    ],
    [
      "another kind of hardware virtualization",
      "prepare-host.sh",
      { host: { networks, hardwareVirtualization: "vmx" } },
      "this host has svm",
    ],
    [
      "more memory than it has",
      "prepare-host.sh",
      { host: { networks, memory: "64GiB" } },
      "MiB of memory (total_memory), not 65536",
    ],
    [
      "less free memory than its domUs need",
      "prepare-host.sh",
      { logicalVolumes: [volume], domUs: [{ ...domU, memory: "8GiB" }], host: { networks } },
      "MiB are free",
    ],
    [
      "a volume group that is not there",
      "prepare-host.sh",
      { host: { networks, volumeGroups: [{ name: "vg9", size: "1GiB", logicalVolumes: [] }] } },
      "there is no volume group vg9",
    ],
    [
      "more volumes than the group has room for",
      "prepare-host.sh",
      {
        logicalVolumes: [{ name: "huge", size: "20GiB" }],
        host: {
          networks,
          volumeGroups: [{ name: "vg0", size: "30GiB", logicalVolumes: [{ name: "huge", size: "20GiB" }] }],
        },
      },
      "are free: nothing was changed",
    ],
    [
      "an uplink that is not there",
      "prepare-host.sh",
      { host: { networks: [{ bridge: "xenbr7", mode: "bridged", uplink: "eth7" }] } },
      "there is no network interface eth7",
    ],
    [
      "a bridge that is something else",
      "prepare-host.sh",
      { host: { networks: [networks[1] ?? {}, { bridge: "eth1", mode: "routed" }] } },
      "eth1 exists, and is no bridge",
    ],
    [
      "a kernel that is not there",
      "prepare-host.sh",
      { logicalVolumes: [volume], domUs: [{ ...domU, boot: { kernel: "/boot/nowhere" } }], host: { networks } },
      "needs /boot/nowhere",
    ],
    [
      "a kernel that is not there",
      "domus/web.sh",
      { logicalVolumes: [volume], domUs: [{ ...domU, boot: { kernel: "/boot/nowhere" } }] },
      "needs /boot/nowhere",
    ],
    [
      "a volume that is not there",
      "domus/web.sh",
      { logicalVolumes: [volume], domUs: [domU] },
      "needs /dev/vg0/web-root",
    ],
    [
      "a bridge that is not there",
      "domus/web.sh",
      { domUs: [{ ...domU, vbds: [], vifs: [{ bridge: "xenbr1" }] }], host: { networks } },
      "attached to xenbr1",
    ],
    [
      "more volumes than the group has room for",
      "volumes.sh",
      {
        host: {
          volumeGroups: [{ name: "vg0", size: "30GiB", logicalVolumes: [volume, { name: "huge", size: "20GiB" }] }],
        },
      },
      "are free: nothing was changed",
    ],
    [
      "a volume that is larger already",
      "volumes.sh",
      { logicalVolumes: [volume, { name: "larger", size: "32MiB" }] },
      "A volume is never shrunk: nothing was changed",
    ],
  ])("%s: %s stops with a message before it changes anything", async (_, script, declared, message) => {
    await put(lab, labFleet(declared), script);
    const watched = await runWatched(lab, `/root/${script}`, ["--execute"]);
    expect(watched).toMatchObject({ code: 1, changes: [LOCK] });
    expect(watched.output).toContain(message);
    expect(await EVERYTHING(lab)).toBe(before);
  });
});
