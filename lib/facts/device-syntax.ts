/** Owns the facts on how a release writes the devices of a domU: its vbds and its vifs. */
import { defineFact } from "./fact";

/** A prefix of positional disk specifications, and what it makes of the target. */
export interface DiskPrefix {
  readonly prefix: string;
  /** `file` is a loop device. */
  readonly backend: "phy" | "file" | "tap" | "qdisk";
  readonly format: string;
}

export type DiskSyntax =
  /** `key=value,...,target=...` */
  | { readonly form: "key-value"; readonly formats: readonly string[] }
  /** `prefix:target,vdev,access` */
  | {
      readonly form: "positional";
      readonly prefixes: readonly DiskPrefix[];
      /** `vdev:cdrom` is read. */
      readonly cdroms: boolean;
      /** vdevs may be written dNpM. xend takes such a one for a hexadecimal device number. */
      readonly numberedVdevs: boolean;
    };

const LOOP_AND_PHY: readonly DiskPrefix[] = [
  { prefix: "phy:", backend: "phy", format: "raw" },
  { prefix: "file:", backend: "file", format: "raw" },
];
const tap = (driver: string, format: string = driver): DiskPrefix => ({ prefix: `tap:${driver}:`, backend: "tap", format });
const BLKTAP: readonly DiskPrefix[] = [...LOOP_AND_PHY, tap("aio", "raw"), tap("qcow")];
const xm = (prefixes: readonly DiskPrefix[]): DiskSyntax => ({ form: "positional", prefixes, cdroms: true, numberedVdevs: false });

export const diskSyntax = defineFact<DiskSyntax>({
  id: "disk-syntax",
  statement: "How a vbd is written in a domU's configuration.",
  basis: "source-code",
  scope: "The form that takes most targets of each release. Prefixes of block scripts (iscsi, nbd, drbd) are left out.",
  show: (syntax) =>
    syntax.form === "key-value" ? `key=value, of ${syntax.formats.join(", ")}` : `positional, of ${syntax.prefixes.map(({ prefix }) => prefix).join(" ")}`,
  spans: [
    {
      since: "4.9",
      value: { form: "key-value", formats: ["raw", "qcow", "qcow2", "vhd", "qed"] },
      citation: { source: "xen.git", locator: "tools/libxl/libxlu_disk_l.l: setformat", release: "RELEASE-4.9.0", quote: 'else if (!strcmp(str,"qed"))    DSET(dpc,format,FORMAT,str,QED);' },
    },
    {
      since: "4.2",
      until: "4.9",
      value: { form: "key-value", formats: ["raw", "qcow", "qcow2", "vhd"] },
      citation: { source: "xen.git", locator: "tools/libxl/libxlu_disk_l.l", release: "RELEASE-4.2.0", quote: "the target magic parameter, eats the rest of the string" },
    },
    {
      since: "4.1",
      until: "4.2",
      value: {
        form: "positional",
        prefixes: [
          { prefix: "phy:", backend: "phy", format: "raw" },
          { prefix: "file:", backend: "tap", format: "raw" },
          tap("vhd"),
          { prefix: "tap:qcow:", backend: "qdisk", format: "qcow" },
          { prefix: "tap:qcow2:", backend: "qdisk", format: "qcow2" },
        ],
        cdroms: true,
        numberedVdevs: true,
      },
      citation: { source: "xen.git", locator: "tools/libxl/xl_cmdimpl.c: parse_disk_config", release: "RELEASE-4.1.0", quote: 'if ( !strcmp(tok, "phy") ) {' },
    },
    {
      since: "4.0",
      until: "4.1",
      value: xm([...BLKTAP, tap("qcow2"), tap("vhd")]),
      citation: { source: "xen.git", locator: "tools/python/xen/xend/server/BlktapController.py", release: "4.0.0-branched", quote: "blktap_disk_types = blktap1_disk_types + blktap2_disk_types" },
    },
    {
      since: "3.3",
      until: "4.0",
      value: xm([...BLKTAP, tap("qcow2")]),
      citation: { source: "xen.git", locator: "tools/blktap/drivers/tapdisk.h", release: "3.3.0-branched", quote: "#define DISK_TYPE_QCOW2    5" },
    },
    {
      since: "3.0.3",
      until: "3.3",
      value: xm(BLKTAP),
      citation: { source: "xen.git", locator: "tools/blktap/drivers/tapdisk.h", release: "3.0.3-branched", quote: "#define DISK_TYPE_QCOW  4" },
    },
    {
      since: "3.0.2",
      until: "3.0.3",
      value: { form: "positional", prefixes: LOOP_AND_PHY, cdroms: false, numberedVdevs: false },
      citation: { source: "xen.git", locator: "tools/python/xen/xend/server/blkif.py: getDeviceDetails", release: "3.0.2-branched", quote: "(typ, params) = string.split(sxp.child_value(config, 'uname'), ':', 1)" },
    },
  ],
});

export interface VifSyntax {
  readonly keys: readonly string[];
  /** White space around a value is dropped. */
  readonly trims: boolean;
}

const VIF_KEYS = ["type", "mac", "bridge", "ip", "script", "vifname"] as const;

export const vifSyntax = defineFact<VifSyntax>({
  id: "vif-syntax",
  statement: "The keys of a vif that the toolstack reads.",
  basis: "source-code",
  scope: "Keys that the fleet model has a field for.",
  show: ({ keys }) => keys.join(", "),
  spans: [
    {
      since: "4.2",
      value: { keys: [...VIF_KEYS, "model", "rate"], trims: false },
      citation: { source: "xen.git", locator: "tools/libxl/xl_cmdimpl.c: parse_config_data", release: "RELEASE-4.2.0", quote: "parse_vif_rate(&config, (p2 + 1), nic);" },
    },
    {
      since: "4.1",
      until: "4.2",
      value: { keys: [...VIF_KEYS, "model"], trims: false },
      citation: { source: "xen.git", locator: "tools/libxl/xl_cmdimpl.c: parse_config_data", release: "RELEASE-4.1.0", quote: "the rate parameter for vifs is currently not supported" },
    },
    {
      since: "3.0.3",
      until: "4.1",
      value: { keys: [...VIF_KEYS, "model", "rate"], trims: true },
      citation: { source: "xen.git", locator: "tools/python/xen/xm/create.py: configure_vifs", release: "3.0.3-branched", quote: "'vifname', 'rate', 'model']:" },
    },
    {
      since: "3.0.2",
      until: "3.0.3",
      value: { keys: [...VIF_KEYS, "rate"], trims: true },
      citation: { source: "xen.git", locator: "tools/python/xen/xm/create.py: configure_vifs", release: "3.0.2-branched", quote: "'vifname', 'rate']:" },
    },
  ],
});
