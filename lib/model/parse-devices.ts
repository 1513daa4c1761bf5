/** Owns the way from a domU's devices in a fleet document to the model. */
import { Bdf } from "../xen/bdf";
import { Mac } from "../xen/mac";
import { parseBridgeName } from "../xen/names";
import { Vdev } from "../xen/vdev";
import { type VolumeName, volumeNamed, volumesAtPath } from "../xen/volume-path";
import { defined, type Fields } from "./fields";
import { findVolume } from "./find";
import type * as model from "./fleet";
import { isUnknown, type Planned } from "./planned";

export function parseVbd(fields: Fields, volumeGroups: readonly model.VolumeGroup[]): model.Vbd {
  const cdrom = fields.identity("cdrom", (value) => value as unknown as boolean) ?? false;
  return defined<model.Vbd>({
    vdev: fields.identity("vdev", Vdev.parse),
    target: parseTarget(fields, cdrom, volumeGroups),
    access: fields.value<"r" | "w">("access") ?? "w",
    cdrom,
    format: fields.value<model.DiskFormat>("format") ?? "raw", // xl-disk-configuration(5): format, the default
    backendType: fields.value("backendType"),
    backend: fields.text("backend"),
    script: fields.text("script"),
    discard: fields.value("discard"),
    directIoSafe: fields.value("directIoSafe"),
    trusted: fields.value("trusted"),
    specification: fields.value("specification"),
  });
}

/**
 * VG/LV, the path of a declared logical volume (which means the same), or any other absolute path with its size; whatever its script makes a
 * device of; none for an empty CD-ROM drive.
 */
function parseTarget(fields: Fields, cdrom: boolean, volumeGroups: readonly model.VolumeGroup[]): model.Target {
  const target = fields.parsed("target", (text) => text);
  const size = fields.size("size");
  if (target === undefined) {
    if (!cdrom) fields.problem("target", "is missing", "write VG/LV or an absolute path; only a CD-ROM drive may be empty");
    if (size !== undefined) fields.problem("size", "there is no target that it is the size of", "declare the target, or remove it");
    return { kind: "empty" };
  }
  const path = (planned: Planned<string>): model.Target => ({ kind: "path", path: planned, ...(size !== undefined && { size }) });
  if (isUnknown(target)) return path(target);
  if (fields.value("script") !== undefined && !target.startsWith("/")) return path(target);
  const volume = volumeNamed(target) ?? declaredVolume(target, volumeGroups);
  if (volume === undefined) {
    if (!target.startsWith("/")) fields.problem("target", `expected VG/LV or an absolute path, found "${target}"`);
    return path(target);
  }
  if (size !== undefined) fields.problem("size", "a logical volume brings its own size", "remove it here");
  return { kind: "logicalVolume", ...volume };
}

/** The declared logical volume that a path leads to. */
function declaredVolume(path: string, volumeGroups: readonly model.VolumeGroup[]): VolumeName | undefined {
  return volumesAtPath(path).find((name) => findVolume({ volumeGroups }, { kind: "logicalVolume", ...name }) !== undefined);
}

export function parseVif(fields: Fields): model.Vif {
  return defined<model.Vif>({
    bridge: fields.parsed("bridge", parseBridgeName),
    mac: fields.parsed("mac", Mac.parse),
    model: fields.text("model"),
    type: fields.value("type"),
    script: fields.text("script"),
    vifname: fields.text("vifname"),
    ip: fields.text("ip"),
    rate: fields.text("rate"),
    backend: fields.text("backend"),
    devid: fields.value("devid"),
    mtu: fields.value("mtu"),
    vlan: fields.text("vlan"),
    gatewaydev: fields.text("gatewaydev"),
    trusted: fields.value("trusted"),
  });
}

export function parsePciDevice(fields: Fields): model.PciDevice {
  return defined<model.PciDevice>({
    bdf: fields.identity("bdf", Bdf.parse),
    permissive: fields.value("permissive"),
    seize: fields.value("seize"),
    msitranslate: fields.value("msitranslate"),
    rdmPolicy: fields.value("rdmPolicy"),
    name: fields.text("name"),
  });
}

export function parseVnumaNode(fields: Fields): model.VnumaNode {
  return defined<model.VnumaNode>({
    pnode: fields.value<number>("pnode") as Planned<number>,
    size: fields.required("size", fields.size("size")),
    vcpus: fields.value<readonly number[]>("vcpus") as Planned<readonly number[]>,
    vdistances: fields.value("vdistances"),
  });
}
