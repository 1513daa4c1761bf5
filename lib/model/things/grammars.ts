/** Owns the grammars of the model's texts: how each is read, and as what an editor knows it. */
import { Bdf, parseVslot } from "../../xen/bdf";
import { Mac } from "../../xen/mac";
import { parseBridgeName, parseLvmName, parseName, parseVifBridge } from "../../xen/names";
import { KernelRelease, XenRelease } from "../../xen/release";
import { Vdev } from "../../xen/vdev";
import type { Grammar } from "../form";

export const NAME: Grammar<string> = { parse: parseName };
export const BRIDGE_NAME: Grammar<string> = { parse: parseBridgeName, pattern: "^[^\\s,/=:]+$", examples: ["xenbr0"] };
export const VIF_BRIDGE: Grammar<string> = {
  parse: parseVifBridge,
  pattern: "^[^\\s,/=:]+(:\\d+)*$",
  examples: ["xenbr0", "ovsbr0.100:200"],
};
export const LVM_NAME: Grammar<string> = { parse: parseLvmName, pattern: "^[A-Za-z0-9+_.][A-Za-z0-9+_.-]{0,127}$" };
export const XEN_RELEASE: Grammar<XenRelease> = {
  parse: XenRelease.parse,
  pattern: "^\\s*\\d+\\.\\d+",
  examples: ["4.17.5"],
};
export const KERNEL_RELEASE: Grammar<KernelRelease> = { parse: KernelRelease.parse, examples: ["6.1.0-18-amd64"] };
export const MAC: Grammar<Mac> = {
  parse: Mac.parse,
  pattern: "^[0-9A-Fa-f]{2}(:[0-9A-Fa-f]{2}){5}$",
  examples: ["00:16:3e:12:34:56"],
};
export const VDEV: Grammar<Vdev> = {
  parse: Vdev.parse,
  pattern: "^((xvd|sd|hd)[a-z]{1,8}([1-9][0-9]{0,8})?|d[0-9]{1,9}(p[0-9]{1,9})?)$",
  examples: ["xvda"],
};
export const BDF: Grammar<Bdf> = {
  parse: Bdf.parse,
  pattern: "^([0-9A-Fa-f]{1,4}:)?[0-9A-Fa-f]{1,2}:[0-9A-Fa-f]{1,2}\\.([0-7]|\\*)$",
  examples: ["0000:03:00.0"],
};

export const VSLOT: Grammar<string> = {
  parse: parseVslot,
  pattern: "^(0?[1-9A-Fa-f]|1[0-9A-Fa-f])$",
  examples: ["8"],
};

export const UUID: Grammar<string> = {
  parse: (text) => {
    if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text))
      throw new RangeError(`"${text}" is not a UUID: write it as 2147d599-9cc6-c0dc-92ab-4064b5446e9b`);
    return text.toLowerCase();
  },
  pattern: "^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$",
  examples: ["2147d599-9cc6-c0dc-92ab-4064b5446e9b"],
};

/** As lvs(8) and vgs(8) print it. */
export const LVM_UUID: Grammar<string> = {
  parse: (text) => {
    if (!/^[A-Za-z0-9]{6}(-[A-Za-z0-9]{4}){5}-[A-Za-z0-9]{6}$/.test(text))
      throw new RangeError(`"${text}" is not a UUID of LVM: write it as 6HZZLZ-lGgS-a7M1-3yfC-oXYk-Rz7F-Te7Ixb`);
    return text;
  },
  pattern: "^[A-Za-z0-9]{6}(-[A-Za-z0-9]{4}){5}-[A-Za-z0-9]{6}$",
  examples: ["6HZZLZ-lGgS-a7M1-3yfC-oXYk-Rz7F-Te7Ixb"],
};

/** ISO 8601 with an offset. */
export const POINT_IN_TIME: Grammar<string> = {
  parse: (text) => {
    if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})$/.test(text) || Number.isNaN(Date.parse(text))) {
      throw new RangeError(`"${text}" is not a point in time: write it as 2026-12-01T02:00:00+01:00`);
    }
    return text;
  },
  pattern: "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2})?(Z|[+-]\\d{2}:\\d{2})$",
  examples: ["2026-12-01T02:00:00+01:00"],
};
