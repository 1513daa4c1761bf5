import fc from "fast-check";
import { parseFleet } from "../../lib/model/parse";
import { fleetDocument, type RawObject } from "../../lib/model/document";
import { evaluate } from "../../lib/policy/evaluate";
import { XEN_RELEASES } from "../../lib/xen/releases";
import { policies } from "../../policies";

/** Fleets of nothing but what SUPPORT.md calls Supported on x86: no policy may say more of them than it has to tell. */

/** From 4.10 on there is a SUPPORT.md. */
const RELEASES = [...XEN_RELEASES].flatMap(([branch, { lastPoint }]) =>
  branch.startsWith("4.") && Number(branch.slice(2)) >= 10 ? [`${branch}.${lastPoint}`] : [],
);

/** Enough for eight queues of two vifs and of three disks: what Xen gives by default before 4.13, 32, is warned of rightly. */
const GRANT_FRAMES = 64;
/** Of the size of a small host: what a domU may have never adds up to more than there is. */
const HOST = { cpus: 16, memoryGiB: 128, dom0GiB: 4 } as const;
const MOST_DOMUS = 6;

const domU = fc.record({
  type: fc.constantFrom("pv", "pvh", "hvm"),
  vcpus: fc.integer({ min: 1, max: 8 }),
  spareVcpus: fc.integer({ min: 0, max: 4 }),
  memoryGiB: fc.integer({ min: 1, max: 16 }),
  disks: fc.integer({ min: 1, max: 3 }),
  vifs: fc.integer({ min: 0, max: 2 }),
  swap: fc.boolean(),
  bios: fc.constantFrom("seabios", "ovmf"),
  card: fc.constantFrom("e1000", "rtl8139", undefined),
  vnc: fc.boolean(),
  windows: fc.boolean(),
  cdrom: fc.boolean(),
  weight: fc.option(fc.integer({ min: 1, max: 65535 }), { nil: undefined }),
  pinned: fc.boolean(),
  rate: fc.option(fc.integer({ min: 1, max: 1000 }), { nil: undefined }),
});
type DomU = typeof domU extends fc.Arbitrary<infer T> ? T : never;

const host = fc.record({
  release: fc.constantFrom(...RELEASES),
  vendor: fc.constantFrom("intel", "amd"),
  // credit2 is Supported from 4.8 on, credit ever since.
  scheduler: fc.constantFrom("credit", "credit2"),
  saysCaps: fc.boolean(),
  saysVlan: fc.boolean(),
  domUs: fc.array(domU, { maxLength: MOST_DOMUS }),
});
type Host = typeof host extends fc.Arbitrary<infer T> ? T : never;

const id = (...parts: readonly number[]): string => parts.map((part) => part.toString(16).padStart(2, "0")).join(":");

function declaredDomU(
  { type, vcpus, spareVcpus, memoryGiB, disks, vifs, bios, card, vnc, windows, cdrom, weight, pinned, rate }: DomU,
  at: number,
): RawObject {
  const hvm = type === "hvm";
  const isWindows = hvm && windows;
  return {
    name: `domu${at}`,
    uuid: `2147d599-9cc6-c0dc-92ab-4064b54460${at.toString(16).padStart(2, "0")}`,
    type,
    os: isWindows ? "windows" : "linux",
    wordSize: "x86_64",
    ...(!isWindows && { kernel: "6.1.0", kernelCompression: "gzip" }),
    boot: hvm
      ? { bios, order: cdrom ? "dc" : "c" }
      : { kernel: "/boot/vmlinuz", ramdisk: "/boot/initrd.img", root: "/dev/xvda", extra: "console=hvc0" },
    memory: `${memoryGiB}GiB`,
    vcpus,
    maxGrantFrames: GRANT_FRAMES,
    ...(spareVcpus > 0 && type === "pv" && { maxvcpus: vcpus + spareVcpus }),
    vbds: [
      ...Array.from({ length: disks }, (_, disk) => ({
        vdev: `${hvm ? "hd" : "xvd"}${"abc"[disk]}`,
        target: `vg0/domu${at}-${disk}`,
      })),
      ...(hvm && cdrom ? [{ vdev: "hdd", target: "/srv/install.iso", cdrom: true }] : []),
    ],
    vifs: Array.from({ length: vifs }, (_, vif) => ({
      bridge: "xenbr0",
      mac: `00:16:3e:${id(0, at, vif)}`,
      ...(hvm && card !== undefined && { model: card, type: "ioemu" }),
      ...(rate !== undefined && { rate: `${rate}Mb/s` }),
    })),
    settings: {
      ...(hvm && { vnc: Number(vnc), vnclisten: "127.0.0.1", vncdisplay: at, acpi: 1, apic: 1 }),
      ...(isWindows && { viridian: 1 }),
      ...(weight !== undefined && { cpu_weight: weight }),
      ...(pinned && { cpus: `0-${HOST.cpus - 1}` }),
    },
  };
}

function declaredHost({ release, vendor, scheduler, saysCaps, saysVlan, domUs }: Host): RawObject {
  return {
    name: "alpha",
    address: "alpha.example.net",
    xen: {
      release,
      wordSize: "x86_64",
      scheduler,
      commandLine: `placeholder dom0_mem=${HOST.dom0GiB}G,max:${HOST.dom0GiB}G dom0_max_vcpus=4 sched=${scheduler} no-real-mode edd=off`,
      ...(saysCaps && {
        capabilities: ["xen-3.0-x86_64", "hvm-3.0-x86_32", "hvm-3.0-x86_32p", "hvm-3.0-x86_64"],
        virtCaps: ["pv", "hvm", "hvm_directio", "pv_directio", "hap", "shadow"],
      }),
    },
    cpus: HOST.cpus,
    cpuVendor: vendor,
    hardwareVirtualization: vendor === "intel" ? "vmx" : "svm",
    memory: `${HOST.memoryGiB}GiB`,
    dom0: {
      type: "pv",
      wordSize: "x86_64",
      kernel: "6.1.0",
      kernelCompression: "gzip",
      memory: `${HOST.dom0GiB}GiB`,
      vcpus: 4,
      cpufreq: "xen",
    },
    networks: [
      { bridge: "xenbr0", mode: "bridged", uplink: "eth0" },
      ...(saysVlan ? [{ bridge: "xenbr1", mode: "bridged", uplink: "eth0.100" }] : []),
    ],
    volumeGroups: [
      {
        name: "vg0",
        size: "2TiB",
        logicalVolumes: domUs.flatMap(({ disks, swap }, at) =>
          Array.from({ length: disks }, (_, disk) => ({
            name: `domu${at}-${disk}`,
            size: "20GiB",
            ...(disk === 0 ? { filesystem: "ext4", mountPoint: "/" } : swap && { filesystem: "swap" }),
          })),
        ),
      },
    ],
    domUs: domUs.map(declaredDomU),
    complete: true,
  };
}

const told = (fleet: RawObject, before?: RawObject): readonly string[] => {
  const parse = (one: RawObject) => parseFleet(fleetDocument([one]), { file: "test" });
  return evaluate({ after: parse(fleet), ...(before !== undefined && { before: parse(before) }) }, policies)
    .findings.filter(({ severity }) => severity !== "info")
    .map(({ policy, severity, result, message }) => `${severity} ${result} ${policy}: ${message}`);
};

describe("a fleet of what is Supported", () => {
  it("has nothing above info said of it", () => {
    fc.assert(
      fc.property(host, (declared) => {
        expect(told(declaredHost(declared))).toEqual([]);
      }),
      { numRuns: 300, seed: 20261127 },
    );
  });

  it("nor of the change that makes it out of an empty host, nor of none", () => {
    fc.assert(
      fc.property(host, (declared) => {
        expect(told(declaredHost(declared), declaredHost({ ...declared, domUs: [] }))).toEqual([]);
        expect(told(declaredHost(declared), declaredHost(declared))).toEqual([]);
      }),
      { numRuns: 100, seed: 20261127 },
    );
  });
});
