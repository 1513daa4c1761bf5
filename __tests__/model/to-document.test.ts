import { sampleFleet, editedSample } from "../../lib/model/sample";
import { type FleetDocument } from "../../lib/model/document";
import { parseFleet } from "../../lib/model/parse";
import { Unknown } from "../../lib/model/planned";
import { toDocument } from "../../lib/model/to-document";

const EVERYTHING = {
  host: {
    xen: {
      release: "4.17.5",
      wordSize: "x86_64",
      scheduler: "credit2",
      capabilities: ["xen-3.0-x86_64"],
      virtCaps: ["hvm", "hap"],
      commandLine: "dom0_mem=2048M",
    },
    cpuVendor: "intel",
    dom0: {
      type: "pv",
      wordSize: "x86_64",
      kernel: "6.1.0-18-amd64",
      commandLine: "root=/dev/sda1 ro",
      memory: "2GiB",
      vcpus: 2,
      netloop: false,
      nloopbacks: 0,
      cpufreq: "xen",
      frequencyDaemons: [],
      xenstored: "oxenstored",
      receivesGuestPackets: [],
      runs: ["qemu"],
    },
    xlConf: { autoballoon: "off", "vif.default.bridge": "xenbr0", lockfile: "/run/lock/xl" },
    plannedSleeps: [{ state: "S3", reason: "weekend" }],
    removals: [{ logicalVolume: "vg0/old-root", sizeMiB: 20480 }, { domU: "old" }],
    networks: [
      { bridge: "br1", mode: "nat", address: "10.0.0.1/24" },
      { bridge: "xenbr0", mode: "bridged", uplink: "eth0" },
    ],
    volumeGroups: [
      {
        name: "vg0",
        size: "500GiB",
        free: "1025MiB",
        extentSize: "32MiB",
        logicalVolumes: [{ name: "web-root", size: "20GiB", filesystem: "xfs", mountPoint: "/", partition: 1 }],
      },
    ],
  },
  domU: {
    uuid: "2147d599-9cc6-c0dc-92ab-4064b5446e9b",
    type: "hvm",
    os: "linux",
    boot: { bios: "ovmf", order: "cd" },
    maxmem: "3GiB",
    maxvcpus: 4,
    maxGrantFrames: 64,
    balloonDriver: true,
    trusted: false,
    vbds: [
      { vdev: "xvda", target: "/dev/vg0/web-root", access: "r", backendType: "phy" },
      { vdev: "hdc", target: "/srv/install.iso", size: "1000B", cdrom: true, format: "raw" },
      { vdev: "hdd", cdrom: true },
      { vdev: "xvdb", target: "/dev/mapper/vg0-web--root", size: "20GiB", access: "r" },
      {
        vdev: "xvde",
        target: "iqn.2014-12.com.example:disk1",
        script: "block-iscsi",
        backend: "storage",
        discard: false,
        directIoSafe: true,
        trusted: true,
        specification: "xen",
      },
    ],
    vifs: [
      {
        bridge: "xenbr0",
        mac: "00:16:3E:12:34:56",
        model: "e1000",
        type: "ioemu",
        script: "vif-bridge",
        vifname: "web0",
        ip: "10.0.0.2",
        rate: "10Mb/s",
      },
      { backend: "router", devid: 3, mtu: 9000, vlan: "10p/20", gatewaydev: "eth1", trusted: false },
      {},
    ],
    pci: [
      { bdf: "3:00.0", permissive: true, seize: false, msitranslate: true, rdmPolicy: "relaxed", name: "nic" },
      { bdf: "0000:04:00.*" },
    ],
    vnuma: [{ pnode: 0, size: "3GiB", vcpus: [0, 1, 2, 3], vdistances: [10] }],
    runs: ["kvm"],
    onPoweroff: "destroy",
    onReboot: "restart",
    onCrash: "preserve",
    settings: { tsc_mode: "native", cpus: ["0", "1"], nomigrate: 1 },
    plannedReboots: [
      { reason: "grow", window: { start: "2026-12-01T02:00:00+01:00", minutes: 30 } },
      { reason: "kernel" },
    ],
    plannedOperations: [
      { operation: "migrate", to: "beta", live: true, reason: "new hardware" },
      { operation: "save", reason: "backup" },
    ],
  },
};

describe("a fleet as a document", () => {
  it.each<[string, FleetDocument]>([
    ["the sample fleet", sampleFleet()],
    ["a fleet that declares everything", editedSample(EVERYTHING)],
    [
      "a fleet that declares as little as it can",
      editedSample({
        host: { networks: null, volumeGroups: null, dom0: null },
        domU: { vbds: null, vifs: null, boot: null, kernel: null },
      }),
    ],
    ["a host without domUs", editedSample({ host: { domUs: null } })],
    [
      "a fleet that waits for apply",
      editedSample({
        host: { address: new Unknown("${x}"), memory: new Unknown() },
        domU: {
          memory: new Unknown("${m}"),
          runs: new Unknown(),
          vbds: [{ vdev: "xvda", target: new Unknown("${t}"), size: new Unknown() }],
        },
      }),
    ],
  ])("reads back as an equal fleet: %s", (_, document) => {
    const fleet = parseFleet(document, { file: "test" });
    const written = toDocument(fleet);
    expect(parseFleet(written, { file: "test" })).toEqual(fleet);
    expect(toDocument(parseFleet(written, { file: "test" }))).toEqual(written);
  });

  it("survives JSON where nothing waits for apply", () => {
    const fleet = parseFleet(editedSample(EVERYTHING), { file: "test" });
    expect(parseFleet(JSON.parse(JSON.stringify(toDocument(fleet))) as FleetDocument, { file: "test" })).toEqual(fleet);
  });

  it("is one for every order in which a fleet was declared", () => {
    const [host] = sampleFleet().hosts;
    const ordered = {
      ...sampleFleet(),
      hosts: [
        { ...host, name: "beta" },
        { ...host, name: "alpha" },
      ],
    } as FleetDocument;
    const reversed = { ...ordered, hosts: [...ordered.hosts].reverse() };
    const written = (document: FleetDocument): string =>
      JSON.stringify(toDocument(parseFleet(document, { file: "test" })));
    expect(written(ordered)).toBe(written(reversed));
  });
});
