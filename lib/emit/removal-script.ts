/** Owns the scripts that remove a domU or a volume from its host. Nothing emits them but an explicit declaration that the thing is to go. */
import type { Host } from "../model/fleet";
import type { Size } from "../units/size";
import { cfgPathOf } from "./domu-script";
import { fileName } from "./file-name";
import { domURemoval, volumeRemoval } from "./functions/removal";
import { PROVISIONING_LOCK_SECONDS, toolstackOf } from "./host-script";
import { call, renderScript, STATE_FOLDER } from "./script";
import { oneLine } from "./shell";

/** Shuts a domU down as a planned reboot does, and never forces it. What it had on its volumes stays. */
export function domURemovalScript(host: Host, name: string): string {
  const xl = toolstackOf(host);
  const aside = `${STATE_FOLDER}/removed/${fileName(name)}.cfg`;
  return renderScript({
    name: `${oneLine(host.name)}/removed/${fileName(name)}.sh`,
    purpose: `Shuts down the domU ${name} on ${host.name}, and moves its configuration to ${aside}.`,
    notes: ["It forces nothing: a domU that does not shut down still runs, and its configuration stays. No volume is touched."],
    lockSeconds: PROVISIONING_LOCK_SECONDS,
    functions: [domURemoval],
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
    name: `${oneLine(host.name)}/removed/${fileName(group)}/${fileName(volume)}.sh`,
    purpose: `Removes the logical volume ${group}/${volume} of ${size} from ${host.name}.`,
    notes: ["What is on it is lost. It refuses a volume of another size, and one that a domain, dom0, a snapshot or a configuration uses."],
    lockSeconds: PROVISIONING_LOCK_SECONDS,
    functions: [volumeRemoval],
    main: [call("remove_volume", group, volume, String(size.bytes))],
  });
}
