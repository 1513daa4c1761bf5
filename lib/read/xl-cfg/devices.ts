/** Owns the way from the texts of a domU's devices, in the syntax of a release, to the document's devices. */
import { lookup } from "../../facts/fact";
import { diskSyntax, pciSyntax, vifSyntax } from "../../facts/device-syntax";
import type { RawObject } from "../../model/document";
import { Unknown } from "../../model/planned";
import { isOfProtocol } from "../../model/things/target";
import type { XenRelease } from "../../xen/release";
import { type DiskText, readDisk } from "../../xlcfg/disk";
import type { Span } from "../../xlcfg/lexer";
import type { Atom, CfgNode } from "../../xlcfg/parse";
import { readPci } from "../../xlcfg/pci";
import { readVif } from "../../xlcfg/vif";
import { Draft } from "./draft";
import type { Sink } from "./sink";
import { vnumaNodes } from "./vnuma";

/** The devices of a list, as the release reads it. */
export type ReadDevices = (items: readonly CfgNode[], release: XenRelease, sink: Sink) => RawObject[];

const vbds: ReadDevices = (items, release, sink) => {
  const syntax = lookup(diskSyntax, release)?.value;
  if (syntax?.form !== "key-value") return [];
  return atoms(items, "disk", sink).flatMap((item) => {
    const disk = readDisk(item.text, syntax);
    if ("fault" in disk) return refused(disk.fault.message, item, sink);
    if (disk.target === "" && !disk.cdrom)
      return refused(`${item.text}: there is nothing that the disk is made of`, item, sink);
    return [vbd(disk, item, sink)];
  });
};

function vbd(disk: DiskText, item: Atom, { origins, places }: Sink): RawObject {
  const draft = new Draft();
  const set = (field: string, value: RawObject[string]): void => draft.set(field, value, item);
  set("vdev", disk.vdev);
  if (disk.target !== "") set("target", targetOf(disk));
  set("access", disk.writable ? "w" : "r");
  if (disk.cdrom) set("cdrom", true);
  set("format", disk.format);
  set("backendType", disk.backendType);
  set("backend", disk.backend || undefined);
  set("script", disk.script || undefined);
  set("discard", disk.discard);
  if (disk.directIoSafe) set("directIoSafe", true);
  set("trusted", disk.trusted);
  set("specification", disk.specification);
  return draft.finish(origins, places, item);
}

/** xl takes a relative path from the folder that it runs in, which nobody said; the block script takes VG/LV for /dev/VG/LV. */
function targetOf({ target, script }: DiskText): string | Unknown {
  if (target.startsWith("/") || script !== undefined || isOfProtocol(target)) return target;
  return /^[\w+.-]+\/[\w+.-]+$/.test(target) && !/\.(?:img|raw|iso|qcow2?|vhd|qed)$/.test(target)
    ? `/dev/${target}`
    : new Unknown(undefined, "unsaid");
}

const vifs: ReadDevices = (items, release, sink) => {
  const keys = lookup(vifSyntax, release)?.value.keys ?? [];
  return atoms(items, "vif", sink).map((item) => {
    const { values, faults } = readVif(item.text, keys);
    // A text with escapes or several parts has no place for each of its characters.
    for (const { message } of faults) sink.remark("dropped", message, item);
    const draft = new Draft();
    for (const [key, text] of values) {
      if (text === "") continue;
      const number = key === "devid" || key === "mtu" ? Number(text) : NaN;
      draft.set(key, key === "trusted" ? text === "1" : Number.isSafeInteger(number) ? number : text, item);
    }
    return draft.finish(sink.origins, sink.places, item);
  });
};

const pci: ReadDevices = (items, release, sink) => {
  const options = lookup(pciSyntax, release)?.value.options ?? [];
  return atoms(items, "pci", sink).flatMap((item) => {
    const device = readPci(item.text, options);
    if ("fault" in device) return refused(device.fault.message, item, sink);
    // Where a named device is, only the host knows.
    if (device.bdf === undefined) {
      sink.remark("unread", `${item.text}: a PCI device that is told by its name`, item);
      return [];
    }
    const draft = new Draft();
    for (const [field, value] of Object.entries(device)) draft.set(field, value as string | boolean, item);
    return [draft.finish(sink.origins, sink.places, item)];
  });
};

/** By the key of xl.cfg. */
export const LISTS: ReadonlyMap<string, ReadDevices> = new Map([
  ["disk", vbds],
  ["vif", vifs],
  ["pci", pci],
  ["vnuma", (items, _, sink) => vnumaNodes(items, sink)],
]);

function atoms(items: readonly CfgNode[], key: string, { remark }: Sink): readonly Atom[] {
  return items.filter((item): item is Atom => {
    if (item.kind === "list") remark("dropped", `${key} holds a list where a text is read`, item);
    return item.kind !== "list";
  });
}

function refused(says: string, span: Span, { remark }: Sink): readonly RawObject[] {
  remark("refused", says, span);
  return [];
}
