/** Owns how vbds and vifs are written in a domU's configuration: in the syntax of the host's release, or not at all. */
import type { DiskSyntax, VifSyntax } from "../facts/device-syntax";
import type { GuestType, Target, Vbd, Vif } from "../model/fleet";
import { EmitError } from "./artefact";
import { known } from "./known";

/** A device, and whose it is. */
export interface Placed {
  /** `vbd xvda of domU web on alpha`. */
  readonly what: string;
  /** `Xen 4.17.5`. */
  readonly release: string;
}

/** An item of the key `disk` (xl-disk-configuration(5)). @throws EmitError if the syntax has no words for it. */
export function diskItem(vbd: Vbd, syntax: DiskSyntax, placed: Placed): string {
  return syntax.form === "key-value" ? keyedDisk(vbd, syntax, placed) : positionalDisk(vbd, syntax, placed);
}

function keyedDisk(vbd: Vbd, { formats }: DiskSyntax & { form: "key-value" }, { what, release }: Placed): string {
  const format = known(vbd.format, `format of ${what}`);
  if (!formats.includes(format)) throw new EmitError(`${what} is of format ${format}, but ${release} reads ${formats.join(", ")} only`);
  const target = targetPath(vbd.target, what);
  // The lexer's `.` ends at a newline (libxlu_disk_l.l).
  if (target.includes("\n")) throw new EmitError(`the target of ${what} holds a newline, which no disk of xl.cfg can`);
  return [
    `format=${format}`,
    `vdev=${vdevText(vbd)}`,
    `access=${isReadOnly(vbd, what) ? "ro" : "rw"}`,
    ...(vbd.backendType === undefined ? [] : [`backendtype=${known(vbd.backendType, `backend of ${what}`)}`]),
    ...(vbd.cdrom ? ["devtype=cdrom"] : []),
    // It takes all the rest, and so stands last. One comma at the very end is dropped.
    `target=${target}${target.endsWith(",") ? "," : ""}`,
  ].join(",");
}

function positionalDisk(vbd: Vbd, { prefixes, cdroms, numberedVdevs }: DiskSyntax & { form: "positional" }, { what, release }: Placed): string {
  if (vbd.cdrom && !cdroms) throw new EmitError(`${what} is a CD-ROM, which ${release} has no way to say of a vbd`);
  if (vbd.vdev.family === "d" && !numberedVdevs) {
    throw new EmitError(`${what}: ${release} takes ${vbd.vdev} for a hexadecimal device number; name it as xvda, sda or hda are named`);
  }
  const format = known(vbd.format, `format of ${what}`);
  const target = targetPath(vbd.target, what);
  if (target.includes(",")) throw new EmitError(`the target of ${what} holds a comma, which ${release} takes for the end of it`);
  const declared = vbd.backendType === undefined ? undefined : known(vbd.backendType, `backend of ${what}`);
  const ofFormat = prefixes.filter((prefix) => prefix.format === format);
  const isDevice = target.startsWith("/dev/");
  const found = ofFormat.find(({ backend }) => (declared !== undefined ? backend === declared : format !== "raw" || (backend === "phy") === isDevice));
  if (found === undefined) {
    const asked = declared === undefined ? `format ${format}` : `format ${format} through ${declared}`;
    const offered = prefixes.map((prefix) => `${prefix.format} through ${prefix.backend}`).join(", ");
    throw new EmitError(`${what} is of ${asked}, but ${release} offers ${offered} only`);
  }
  return `${found.prefix}${target},${vdevText(vbd)}${vbd.cdrom ? ":cdrom" : ""},${isReadOnly(vbd, what) ? "r" : "w"}`;
}

/** libxl reads dN only with a partition (libxl_device.c: libxl__device_disk_dev_number); 0 is the whole disk. */
function vdevText({ vdev }: Vbd): string {
  return vdev.family === "d" ? `d${vdev.disk}p${vdev.partition}` : vdev.toString();
}

/** Every CD-ROM is (libxlu_disk.c: xlu_disk_parse), so it is said of one, whatever was declared. */
function isReadOnly({ access, cdrom }: Vbd, what: string): boolean {
  return known(access, `access of ${what}`) === "r" || cdrom;
}

function targetPath(target: Target, what: string): string {
  return target.kind === "logicalVolume" ? `/dev/${target.volumeGroup}/${target.logicalVolume}` : known(target.path, `target of ${what}`);
}

/** An item of the key `vif` (xl-network-configuration(5)). @throws EmitError if the syntax has no words for it. */
export function vifItem(vif: Vif, type: GuestType, { keys, trims }: VifSyntax, { what, release }: Placed): string {
  const values = {
    type: cardType(vif, type, what),
    model: vif.model,
    mac: vif.mac,
    bridge: vif.bridge,
    ip: vif.ip,
    script: vif.script,
    vifname: vif.vifname,
    rate: vif.rate,
  };
  const pairs: string[] = [];
  for (const [key, planned] of Object.entries(values)) {
    if (planned === undefined) continue;
    const value = known(planned, `${key} of ${what}`).toString();
    if (!keys.includes(key)) throw new EmitError(`${what} declares ${key}, which ${release} doesn't read (it reads ${keys.join(", ")})`);
    if (value.includes(",")) throw new EmitError(`${key} of ${what} holds a comma, which no vif can: it stands between its keys`);
    if (trims && /^[\t-\r ]|[\t-\r ]$/.test(value)) throw new EmitError(`${key} of ${what} begins or ends with white space, which ${release} drops`);
    pairs.push(`${key}=${value}`);
  }
  return pairs.join(",");
}

/** Said of HVM in any case, because toolstacks differ in what they take when nothing is said. */
function cardType(vif: Vif, type: GuestType, what: string): string | undefined {
  const declared = vif.type === undefined ? undefined : known(vif.type, `type of ${what}`);
  if (type === "hvm") return declared ?? "ioemu";
  if (declared === "ioemu") throw new EmitError(`${what} is of type ioemu, but nothing emulates a card for a domU of type ${type}`);
  return undefined;
}
