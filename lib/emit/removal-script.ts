/**
 * Owns the scripts that remove a domU or a volume from its host. Nothing emits them but an explicit declaration that the thing is to go, and no
 * other script runs them: a person does, or Terraform as it destroys what the declaration names.
 */
import type { Host, Removal } from "../model/fleet";
import type { Size } from "../units/size";
import { cfgPathOf } from "./domu-script";
import { refuseDom0 } from "./domu-name";
import { fileName, pairFileName } from "./file-name";
import { domuRemoval, volumeRemoval } from "../shell/library";
import { PROVISIONING_LOCK_SECONDS, toolstackOf } from "./host-script";
import { call, renderScript, STATE_FOLDER } from "../shell/script";
import { oneLine } from "../shell/quoting";

/** Where a removal's script goes, below the folder of its host. */
export function removalPath(removal: Removal): string {
  return removal.kind === "domU" ? domUPath(removal.name) : volumePath(removal.volumeGroup, removal.logicalVolume);
}

/** @throws EmitError if the Xen release, which says how a domU is shut down, is not known until apply, and for the removal of dom0. */
export function removalScript(host: Host, removal: Removal): string {
  return removal.kind === "domU"
    ? domURemovalScript(host, removal.name)
    : volumeRemovalScript(host, removal.volumeGroup, removal.logicalVolume, removal.size);
}

function domUPath(name: string): string {
  return `removed/domus/${fileName(name)}.sh`;
}

function volumePath(group: string, volume: string): string {
  return `removed/volumes/${pairFileName(group, volume)}.sh`;
}

/** Shuts a domU down as a planned reboot does, and never forces it. What it had on its volumes stays. @throws EmitError for dom0. */
export function domURemovalScript(host: Host, name: string): string {
  refuseDom0(host, name);
  const xl = toolstackOf(host);
  const aside = `${STATE_FOLDER}/removed/${fileName(name)}.cfg`;
  return renderScript({
    name: `${oneLine(host.name)}/${domUPath(name)}`,
    purpose: `Shuts down the domU ${name} on ${host.name}, and moves its configuration to ${aside}.`,
    notes: [
      "It forces nothing: a domU that does not shut down still runs, and its configuration stays. No volume is touched.",
    ],
    lockSeconds: PROVISIONING_LOCK_SECONDS,
    functions: [domuRemoval],
    variables: { toolstack: xl },
    main: [
      `${xl} info >/dev/null || die '${xl} info failed: is this dom0?'`,
      // The type is not known any more. Without paravirtual drivers -F is heard by ACPI; with them it changes nothing.
      call("remove_domu", name, cfgPathOf(name), aside, ...(xl === "xl" ? ["-F"] : [])),
    ],
  });
}

/** Removes a volume only if it has the declared size, and neither a domain, dom0, a snapshot nor a configuration uses it. */
export function volumeRemovalScript(host: Host, group: string, volume: string, size: Size): string {
  return renderScript({
    name: `${oneLine(host.name)}/${volumePath(group, volume)}`,
    purpose: `Removes the logical volume ${group}/${volume} of ${size} from ${host.name}.`,
    notes: [
      "What is on it is lost. It refuses a volume of another size, and one that a domain, dom0, a snapshot or a configuration uses.",
    ],
    lockSeconds: PROVISIONING_LOCK_SECONDS,
    functions: [volumeRemoval],
    main: [call("remove_volume", group, volume, String(size.bytes))],
  });
}
