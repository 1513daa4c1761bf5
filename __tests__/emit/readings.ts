/** Owns what a toolstack must read back of a domU's configuration: the model in the words of its parser. */
import type { PciDevice, Target, Vbd, Vif, VnumaNode } from "../../lib/model/fleet";
import type { Planned } from "../../lib/model/planned";
import { MODELLED_XL_KEYS } from "../../lib/model/things/dom-u";
import type { Size } from "../../lib/units/size";
import type { Kind, ReadDisk, Reading, ReadPci } from "../xen/libxlutil";
import type { Declared } from "./domus";

/** What to ask xl's parser for. Every key that the model has a field for is asked for, so that one too many shows as well. */
export function keysOf({ domU }: Declared): Record<string, Kind> {
  const keys: Record<string, Kind> = {};
  for (const key of MODELLED_XL_KEYS) keys[key] = "string";
  for (const key of ["memory", "maxmem", "vcpus", "maxvcpus", "max_grant_frames"]) keys[key] = "number";
  Object.assign(keys, { disk: "disks", vif: "vifs", pci: "pcis", vnuma: "lists" });
  for (const [key, value] of domU.settings)
    keys[key] = typeof value === "number" ? "number" : typeof value === "string" ? "string" : "list";
  return keys;
}

const plain = <T>(value: Planned<T> | undefined): T | null => (value as T | undefined) ?? null;
const mebibytes = (size: Planned<Size> | undefined): number | null =>
  size === undefined ? null : (size as Size).in("MiB");
const listed = <T, U>(items: readonly T[], read: (item: T) => U): readonly U[] | null =>
  items.length > 0 ? items.map(read) : null;

/** For releases that have `type`; for those before it, with `builder`. */
export function expectedOf({ domU }: Declared, guestType: "type" | "builder" = "type"): Reading {
  const { boot } = domU;
  return {
    name: domU.name,
    uuid: plain(domU.uuid),
    type: guestType === "type" ? domU.type : null,
    builder: guestType === "builder" && domU.type === "hvm" ? "hvm" : null,
    pvh: null,
    kernel: plain(boot.kernel),
    ramdisk: plain(boot.ramdisk),
    root: plain(boot.root),
    extra: plain(boot.extra),
    cmdline: null,
    bootloader: plain(boot.bootloader),
    firmware: plain(boot.firmware),
    bios: plain(boot.bios),
    boot: plain(boot.order),
    memory: mebibytes(domU.memory),
    maxmem: mebibytes(domU.maxmem),
    vcpus: plain(domU.vcpus),
    maxvcpus: plain(domU.maxvcpus),
    max_grant_frames: plain(domU.maxGrantFrames),
    disk: listed(domU.vbds, expectedDisk),
    vif: listed(domU.vifs, (vif) => expectedVif(vif, domU.type === "hvm")),
    pci: listed(domU.pci, expectedPci),
    vnuma: listed(domU.vnuma, expectedNode),
    on_poweroff: plain(domU.onPoweroff),
    on_reboot: plain(domU.onReboot),
    on_crash: plain(domU.onCrash),
    ...Object.fromEntries([...domU.settings].map(([key, value]) => [key, plain(value)])),
  };
}

export function pathOf(target: Target): string {
  if (target.kind === "empty") return "";
  return target.kind === "path" ? (target.path as string) : `/dev/${target.volumeGroup}/${target.logicalVolume}`;
}

function expectedDisk({ vdev, target, format, backendType, access, cdrom, specification, ...rest }: Vbd): ReadDisk {
  const partitioned: Record<string, string> = { d0: "d0p0", d7: "d7p0" };
  const { backend, script, discard, trusted, directIoSafe } = rest as {
    [K in keyof typeof rest]: Exclude<(typeof rest)[K], object>;
  };
  const path = pathOf(target);
  return {
    vdev: partitioned[vdev.toString()] ?? vdev.toString(),
    target: path,
    format: cdrom && path === "" ? "empty" : (format as string),
    backendType: (backendType as string | undefined) ?? "unknown",
    writable: access === "w" && !cdrom,
    cdrom,
    // xen's own is what there is silently for it.
    specification: specification === "virtio" ? "virtio" : "unknown",
    directIoSafe: directIoSafe ?? false,
    ...(backend !== undefined && { backend }),
    ...(script !== undefined && { script }),
    ...(discard !== undefined && { discard }),
    ...(trusted !== undefined && { trusted }),
  };
}

/** Nothing emulates a card for a domU of another type than HVM, so its type is not said. */
function expectedVif({ type, ...others }: Vif, isHvm: boolean): Record<string, string> {
  const values = isHvm && type !== undefined ? { type, ...others } : others;
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, String(value)]));
}

function expectedPci({ bdf, permissive, seize, msitranslate, rdmPolicy, name }: PciDevice): ReadPci {
  return {
    permissive: plain(permissive) ?? false,
    msitranslate: plain(msitranslate) ?? false,
    seize: plain(seize) ?? false,
    rdmPolicy: plain(rdmPolicy) ?? "invalid",
    ...(name === undefined ? { bdf: bdf.identity } : { name: name as string }),
  };
}

function expectedNode({ pnode, size, vcpus, vdistances }: VnumaNode): readonly string[] {
  return [
    `pnode=${pnode as number}`,
    `size=${mebibytes(size)}`,
    `vcpus=${String(vcpus)}`,
    `vdistances=${String(vdistances)}`,
  ];
}
