/** Owns how a domU's devices and virtual NUMA nodes are written in its configuration: in the syntax of the host's release, or not at all. */
import { isDevicePath } from "../xen/canonical-path";
import type { DiskParameter, DiskSyntax, PciOption, PciSyntax, VifSyntax } from "../facts/device-syntax";
import type { GuestType, PciDevice, Target, Vbd, Vif, VnumaNode } from "../model/fleet";
import type { Planned } from "../model/planned";
import type { Size } from "../units/size";
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

function keyedDisk(
  vbd: Vbd,
  { formats, backendTypes, parameters }: DiskSyntax & { form: "key-value" },
  { what, release }: Placed,
): string {
  const format = known(vbd.format, `format of ${what}`);
  if (!formats.includes(format))
    throw new EmitError(`${what} is of format ${format}, but ${release} reads ${formats.join(", ")} only`);
  const backendType = vbd.backendType === undefined ? undefined : known(vbd.backendType, `backend of ${what}`);
  if (backendType !== undefined && !backendTypes.includes(backendType)) {
    throw new EmitError(`${what} is served by ${backendType}, but ${release} has ${backendTypes.join(", ")} only`);
  }
  const words = diskWords(vbd, what);
  for (const { parameter } of words) {
    if (!parameters.includes(parameter))
      throw new EmitError(`${what} declares ${parameter}, which ${release} doesn't read`);
  }
  const target = targetPath(vbd.target, what);
  // The lexer's `.` ends at a newline (libxlu_disk_l.l).
  if (target.includes("\n")) throw new EmitError(`the target of ${what} holds a newline, which no disk of xl.cfg can`);
  return [
    ...(vbd.target.kind === "empty" ? [] : [`format=${format}`]),
    `vdev=${vdevText(vbd)}`,
    `access=${isReadOnly(vbd, what) ? "ro" : "rw"}`,
    ...(backendType === undefined ? [] : [`backendtype=${backendType}`]),
    ...words.map(({ text }) => text),
    ...(vbd.cdrom ? ["devtype=cdrom"] : []),
    // It takes all the rest, and so stands last. One comma at the very end is dropped.
    `target=${target}${target.endsWith(",") ? "," : ""}`,
  ].join(",");
}

interface DiskWord {
  readonly parameter: DiskParameter;
  /** As it stands in the disk. */
  readonly text: string;
}

/** What is declared beyond what every syntax can say. What is the only way of older releases (xen's own protocol, no direct I/O) needs no word. */
function diskWords(vbd: Vbd, what: string): readonly DiskWord[] {
  const pair = (parameter: DiskParameter, planned: Planned<string> | undefined): DiskWord[] => {
    if (planned === undefined) return [];
    const value = known(planned, `${parameter} of ${what}`);
    if (value.includes(","))
      throw new EmitError(`${parameter} of ${what} holds a comma, which no disk can: it stands between its keys`);
    return [{ parameter, text: `${parameter}=${value}` }];
  };
  const either = (
    parameter: DiskParameter,
    planned: Planned<boolean> | undefined,
    otherwise: string | undefined,
  ): DiskWord[] => {
    const text = planned === undefined ? undefined : known(planned, `${parameter} of ${what}`) ? parameter : otherwise;
    return text === undefined ? [] : [{ parameter, text }];
  };
  return [
    ...pair("backend", vbd.backend),
    ...pair("script", vbd.script),
    ...either("discard", vbd.discard, "no-discard"),
    ...either("direct-io-safe", vbd.directIoSafe, undefined),
    ...pair("specification", vbd.specification === "xen" ? undefined : vbd.specification),
    ...either("trusted", vbd.trusted, "untrusted"),
  ];
}

function positionalDisk(vbd: Vbd, syntax: DiskSyntax & { form: "positional" }, { what, release }: Placed): string {
  const { cdroms, backends, numberedVdevs } = syntax;
  if (vbd.cdrom && !cdroms) throw new EmitError(`${what} is a CD-ROM, which ${release} has no way to say of a vbd`);
  if (vbd.vdev.family === "d" && !numberedVdevs) {
    throw new EmitError(
      `${what}: ${release} takes ${vbd.vdev} for a hexadecimal device number; name it as xvda, sda or hda are named`,
    );
  }
  const words = diskWords(vbd, what);
  for (const { parameter } of words) {
    if (parameter !== "backend" || !backends)
      throw new EmitError(`${what} declares ${parameter}, which ${release} has no way to say of a vbd`);
  }
  const backend = vbd.backend === undefined ? [] : [known(vbd.backend, `backend of ${what}`)];
  const target = vbd.target.kind === "empty" ? "" : prefixed(vbd, syntax, { what, release });
  return [target, `${vdevText(vbd)}${vbd.cdrom ? ":cdrom" : ""}`, isReadOnly(vbd, what) ? "r" : "w", ...backend].join(
    ",",
  );
}

function prefixed(vbd: Vbd, { prefixes }: DiskSyntax & { form: "positional" }, { what, release }: Placed): string {
  const format = known(vbd.format, `format of ${what}`);
  const target = targetPath(vbd.target, what);
  if (target.includes(","))
    throw new EmitError(`the target of ${what} holds a comma, which ${release} takes for the end of it`);
  const declared = vbd.backendType === undefined ? undefined : known(vbd.backendType, `backend of ${what}`);
  const ofFormat = prefixes.filter((prefix) => prefix.format === format);
  const isDevice = isDevicePath(target);
  const found = ofFormat.find(({ backend }) =>
    declared !== undefined ? backend === declared : format !== "raw" || (backend === "phy") === isDevice,
  );
  if (found === undefined) {
    const asked = declared === undefined ? `format ${format}` : `format ${format} through ${declared}`;
    const offered = prefixes.map((prefix) => `${prefix.format} through ${prefix.backend}`).join(", ");
    throw new EmitError(`${what} is of ${asked}, but ${release} offers ${offered} only`);
  }
  return `${found.prefix}${target}`;
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
  if (target.kind === "empty") return "";
  return target.kind === "logicalVolume"
    ? `/dev/${target.volumeGroup}/${target.logicalVolume}`
    : known(target.path, `target of ${what}`);
}

/** An item of the key `vif` (xl-network-configuration(5)). @throws EmitError if the syntax has no words for it. */
export function vifItem(
  vif: Vif,
  type: GuestType,
  { keys, trims, unset }: VifSyntax & { readonly unset: "both" | "paravirtual" },
  { what, release }: Placed,
): string {
  const values = {
    type: cardType(vif, type, unset, what),
    model: vif.model,
    mac: vif.mac,
    bridge: vif.bridge,
    ip: vif.ip,
    script: vif.script,
    vifname: vif.vifname,
    rate: vif.rate,
    backend: vif.backend,
    gatewaydev: vif.gatewaydev,
    devid: vif.devid,
    mtu: vif.mtu,
    vlan: vif.vlan,
    trusted: vif.trusted,
  };
  const pairs: string[] = [];
  for (const [key, planned] of Object.entries(values)) {
    if (planned === undefined) continue;
    const value = known(planned, `${key} of ${what}`).toString();
    if (!keys.includes(key))
      throw new EmitError(`${what} declares ${key}, which ${release} doesn't read (it reads ${keys.join(", ")})`);
    if (value.includes(","))
      throw new EmitError(`${key} of ${what} holds a comma, which no vif can: it stands between its keys`);
    if (trims && /^[\t-\r ]|[\t-\r ]$/.test(value))
      throw new EmitError(`${key} of ${what} begins or ends with white space, which ${release} drops`);
    pairs.push(key === "trusted" ? (value === "true" ? key : "untrusted") : `${key}=${value}`);
  }
  return pairs.join(",");
}

/** An HVM domU has a card that its BIOS and its installer see, whatever the toolstack takes where nothing is said. */
function cardType(vif: Vif, type: GuestType, unset: "both" | "paravirtual", what: string): string | undefined {
  const declared = vif.type === undefined ? undefined : known(vif.type, `type of ${what}`);
  if (type === "hvm") return declared ?? (unset === "both" ? undefined : "ioemu");
  if (declared === "ioemu")
    throw new EmitError(`${what} is of type ioemu, but nothing emulates a card for a domU of type ${type}`);
  return undefined;
}

/** An item of the key `pci` (xl-pci-configuration(5)). @throws EmitError if the syntax has no words for it. */
export function pciItem(
  device: PciDevice,
  { options, everyFunction, slots }: PciSyntax,
  { what, release }: Placed,
): string {
  const { bdf, name } = device;
  const slot = device.vslot === undefined ? undefined : known(device.vslot, `vslot of ${what}`);
  if (slot !== undefined && !slots) throw new EmitError(`${what} declares vslot, which ${release} has no way to say`);
  if (bdf.fn === undefined && !everyFunction)
    throw new EmitError(
      `${what} stands for every function, which ${release} has no way to say: declare each by itself`,
    );
  const values: Record<Exclude<PciOption, "name">, Planned<string | boolean> | undefined> = {
    permissive: device.permissive,
    msitranslate: device.msitranslate,
    seize: device.seize,
    rdm_policy: device.rdmPolicy,
  };
  const read = (option: PciOption, planned: Planned<string | boolean>): string => {
    if (!options.includes(option)) throw new EmitError(`${what} declares ${option}, which ${release} doesn't read`);
    const value = known(planned, `${option} of ${what}`);
    return typeof value === "boolean" ? String(Number(value)) : value;
  };
  const pairs = Object.entries(values).flatMap(([option, planned]) =>
    planned === undefined ? [] : [`${option}=${read(option as PciOption, planned)}`],
  );
  const assignable = name === undefined ? undefined : read("name", name);
  if (assignable?.includes(",") === true)
    throw new EmitError(`name of ${what} holds a comma, which no PCI device's can: it stands between its keys`);
  const address =
    assignable === undefined
      ? `${bdf.identity}${slot === undefined ? "" : `@${slot}`}`
      : `name=${assignable}${slot === undefined ? "" : `,vslot=${slot}`}`;
  return [address, ...pairs].join(",");
}

/** An item of the key `vnuma` (xl.cfg(5)). @throws EmitError where xl would read another node than the declared one. */
export function vnumaItem({ pnode, size, vcpus, vdistances }: VnumaNode, { what }: Placed): readonly string[] {
  // xl takes distances that aren't there for 0 (xl_parse.c: parse_vnuma_config), which no firmware table may hold.
  if (vdistances === undefined) throw new EmitError(`${what} declares no vdistances, and xl has no default for them`);
  return [
    `pnode=${known(pnode, `pnode of ${what}`)}`,
    `size=${wholeMiB(known(size, `size of ${what}`), `size of ${what}`)}`,
    `vcpus=${known(vcpus, `vcpus of ${what}`).join(",")}`,
    `vdistances=${known(vdistances, `vdistances of ${what}`).join(",")}`,
  ];
}

/** @throws EmitError unless it is one, as xl.cfg(5) counts memory. */
export function wholeMiB(size: Size, what: string): number {
  try {
    return size.in("MiB");
  } catch (cause) {
    throw new EmitError(`${what} is ${size}, but a configuration counts it in whole MiB`, { cause });
  }
}
