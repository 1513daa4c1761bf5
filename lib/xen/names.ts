/** Owns the names that other programs give rules for: of LVM and of network devices. */

/** The rule for names of volume groups and logical volumes, in words (lvm(8): valid names). */
export const LVM_NAME_SYNTAX = "letters, digits and + _ . - (not first a -, not . or ..)";

/** @throws RangeError if LVM would refuse the name. */
export function parseLvmName(text: string): string {
  if (!/^[A-Za-z0-9+_.][A-Za-z0-9+_.-]{0,127}$/.test(text) || text === "." || text === "..") {
    throw new RangeError(`"${text}" is not a name that LVM takes: use ${LVM_NAME_SYNTAX}`);
  }
  return text;
}

/** @throws RangeError if the name can't stand in an xl.cfg `vif` or be a network device at all. Its length is a policy's matter. */
export function parseBridgeName(text: string): string {
  if (!/^[^\s,/=:]+$/.test(text)) {
    throw new RangeError(`"${text}" is not the name of a bridge: it has no white space, comma, slash, colon or =`);
  }
  return text;
}

/** As above, with the VLANs that Open vSwitch's hotplug script reads behind the name: `ovsbr0.100:200`. @throws RangeError */
export function parseVifBridge(text: string): string {
  const [name = "", ...vlans] = text.split(":");
  parseBridgeName(vlans.every((vlan) => /^\d+$/.test(vlan)) ? name : text);
  return text;
}

/** @throws RangeError if it is empty, or holds a NUL, which no file or xenstore entry can. */
export function parseName(text: string): string {
  if (text === "" || text.includes("\0")) throw new RangeError("a name has at least one character, and no NUL");
  return text;
}
