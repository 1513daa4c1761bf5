/** Owns the lab as it is declared: its host as it really is, for tests to put volumes and domUs on, and the domU of the golden state. */
import { xlCfg } from "../../lib/emit/xl-cfg";
import { type FleetDocument, fleetDocument, type RawObject } from "../../lib/model/document";
import type { Fleet } from "../../lib/model/fleet";
import { parseFleet } from "../../lib/model/parse";
import { type Dom0, USUAL } from "./dom0s";

export const MIB = 2 ** 20;

/** dom0's address on xenbr0, which exists in both golden states. */
export const DOM0_ADDRESS = "10.77.0.1";

/** What a test declares on the lab's host. */
export interface Declared {
  readonly logicalVolumes?: readonly RawObject[];
  readonly domUs?: readonly RawObject[];
  /** Fields of the host that are declared otherwise. */
  readonly host?: RawObject;
}

export function labDocument(
  { logicalVolumes = [], domUs = [], host = {} }: Declared = {},
  { release, kernel }: Dom0 = USUAL,
): FleetDocument {
  return fleetDocument([
    {
      name: "lab",
      address: "127.0.0.1",
      xen: { release, wordSize: "x86_64", scheduler: "credit2" },
      cpus: 1,
      hardwareVirtualization: "svm",
      memory: "4GiB",
      dom0: { wordSize: "x86_64", kernel, memory: "1GiB", vcpus: 1 },
      networks: [{ bridge: "xenbr0", mode: "bridged", uplink: "eth1" }],
      volumeGroups: [{ name: "vg0", size: "12284MiB", logicalVolumes: [...logicalVolumes] }],
      domUs: [...domUs],
      ...host,
    },
  ]);
}

export function labFleet(declared: Declared = {}, dom0: Dom0 = USUAL): Fleet {
  return parseFleet(labDocument(declared, dom0), { file: "lab.yaml" });
}

/** How PV and PVH domUs of the lab boot: the kernel of dom0, uncompressed, and an initramfs that mounts, takes an address, and lets ssh in (domu/init). */
export const BOOT = {
  kernel: "/boot/vmlinux",
  ramdisk: "/boot/initrd.img",
  extra: "console=hvc0 mitigations=off nokaslr",
} as const;

/** The same for HVM, where the BIOS reads both, slowly, and starts a bzImage only. */
export const HVM_BOOT = { ...BOOT, kernel: "/boot/vmlinuz", ramdisk: "/boot/initrd.img.zst" } as const;

/** The PV domU that runs in the golden state `domu`. */
export const goldenOf = ({ kernel }: Dom0): Declared => ({
  logicalVolumes: [
    { name: "web-root", size: "64MiB" },
    { name: "web-data", size: "512MiB", filesystem: "xfs", mountPoint: "/data" },
  ],
  domUs: [
    {
      name: "web",
      type: "pv",
      wordSize: "x86_64",
      kernel,
      boot: BOOT,
      memory: "256MiB",
      vcpus: 1,
      vbds: [
        { vdev: "xvda", target: "vg0/web-root" },
        { vdev: "xvdb", target: "vg0/web-data" },
      ],
      vifs: [{ bridge: "xenbr0", mac: "00:16:3e:4d:00:0b" }],
    },
  ],
});

export const GOLDEN = goldenOf(USUAL);

/** The emitted configuration of a domU of the lab's host. @throws Error if there is no such domU. */
export function cfgOf(fleet: Fleet, name: string): string {
  for (const host of fleet.hosts) for (const domU of host.domUs) if (domU.name === name) return xlCfg(host, domU);
  throw new Error(`no domU ${name} is declared`);
}

/** A domU's address on xenbr0: the last byte of its MAC says it (domu/init). */
export function addressOf(mac: string): string {
  return `10.77.0.${parseInt(mac.slice(-2), 16)}`;
}
