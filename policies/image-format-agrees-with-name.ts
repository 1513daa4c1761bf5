import { formatIsNotProbed } from "../lib/facts/disk-backends";
import { at } from "../lib/model/place";
import type { DiskFormat, Vbd } from "../lib/model/fleet";
import { isUnknown } from "../lib/model/planned";
import { definePolicy, message } from "../lib/policy/policy";

/** What the ending of an image's name says; undefined for a format that no vbd can have. */
const FORMATS: ReadonlyMap<string, DiskFormat | undefined> = new Map<string, DiskFormat | undefined>([
  ["qcow2", "qcow2"],
  ["qcow", "qcow"],
  ["vhd", "vhd"],
  ["qed", "qed"],
  ["vhdx", undefined],
  ["vmdk", undefined],
  ["vdi", undefined],
]);

export const imageFormatAgreesWithName = definePolicy({
  id: "image-format-agrees-with-name",
  subject: "domU",
  covers: ["D22"],
  judges: "state",
  severity: "warning",
  summary: "An image that is named after a format is declared with that format.",
  rationale:
    "Nothing looks into the file: without format= it is raw. The domU then sees the image's own header where its partition table should be, does not boot, and what it writes destroys the image.",
  remedy: "Declare the format, or rename the file.",
  notReported: "Names without such an ending; block devices; CD-ROMs.",
  facts: [formatIsNotProbed],
  messages: {
    other: message<{ vbd: Vbd; path: string; named: DiskFormat; format: string }>(
      ({ vbd, path, named, format }) =>
        `its disk ${vbd.vdev} is ${path}, which is named as ${named}, and its format is ${format}`,
      { remedy: ({ named }) => `Declare format: ${named}, or rename the file.` },
    ),
    none: message<{ vbd: Vbd; path: string; ending: string; format: string }>(
      ({ vbd, path, ending, format }) =>
        `its disk ${vbd.vdev} is ${path}, which is named as ${ending}, a format that no vbd can have, and its format is ${format}`,
      { remedy: "Convert the image (qemu-img convert -O qcow2), or rename the file." },
    ),
  },
  check({ host, domU }, { need, cite, report }) {
    for (const vbd of domU.vbds) {
      const { target, cdrom } = vbd;
      if (cdrom || target.kind !== "path" || isUnknown(target.path) || target.path.startsWith("/dev/")) continue;
      const [, ending = ""] = /\.([a-z0-9]+)$/i.exec(target.path) ?? [];
      if (!FORMATS.has(ending.toLowerCase())) continue;
      const named = FORMATS.get(ending.toLowerCase());
      const format = need(vbd, "format");
      if (named === format) continue;
      cite(formatIsNotProbed, host.xen.release);
      const where = { at: at(vbd, "format"), related: [at(vbd, "target")] };
      if (named === undefined) report("none", { vbd, path: target.path, ending, format }, where);
      else report("other", { vbd, path: target.path, named, format }, where);
    }
  },
  examples: {
    rejected: {
      at: "domUs.web.vbds.xvda.format",
      domU: { vbds: [{ vdev: "xvda", target: "/srv/web.qcow2", size: "20GiB" }] },
    },
    accepted: { domU: { vbds: [{ vdev: "xvda", target: "/srv/web.qcow2", size: "20GiB", format: "qcow2" }] } },
  },
});
