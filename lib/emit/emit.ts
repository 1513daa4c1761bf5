/** Owns the list of what is emitted for a fleet, and where it goes. */
import { declaredPart } from "../change/left-behind";
import type { Fleet, Host } from "../model/fleet";
import { toDocument } from "../model/to-document";
import { writeDocument } from "../model/written";
import { type Artefact, EmitError } from "./artefact";
import { domUScript } from "./domu-script";
import { fileName } from "./file-name";
import { hostScript } from "./host-script";
import { removalPath, removalScript } from "./removal-script";
import { volumeScript } from "./volume-script";
import { xlCfg } from "./xl-cfg";

export { emitRunbooks } from "./runbook/emit-runbooks";

/**
 * Configurations and provisioning scripts, by host, and the scripts of removals, which no other script runs.
 * @throws EmitError if a value that one of them needs is not known until apply, or if two would have one name.
 */
export function emitFleet(fleet: Fleet): Artefact[] {
  const artefacts = declaredPart(fleet).hosts.flatMap(emitHost);
  const paths = new Set<string>();
  for (const { path } of artefacts) {
    if (paths.has(path)) throw new EmitError(`two things of one name would both be written to ${path}`);
    paths.add(path);
  }
  return artefacts;
}

/** The fleet as it was emitted, with what it left behind: what the next run takes for what was before. */
export function fleetFile(fleet: Fleet): Artefact {
  return { path: "fleet.json", content: writeDocument(toDocument(fleet)), executable: false };
}

/** The same for one host. @throws EmitError if a value that it needs is not known until apply. */
export function emitHost(host: Host): Artefact[] {
  const folder = fileName(host.name);
  const script = (path: string, content: string): Artefact => ({
    path: `${folder}/${path}`,
    content,
    executable: true,
  });
  return [
    ...host.domUs.map((domU) => ({
      path: `${folder}/xen/${fileName(domU.name)}.cfg`,
      content: xlCfg(host, domU),
      executable: false,
    })),
    script("prepare-host.sh", hostScript(host)),
    ...(host.volumeGroups.some(({ logicalVolumes }) => logicalVolumes.length > 0)
      ? [script("volumes.sh", volumeScript(host))]
      : []),
    ...host.domUs.map((domU) => script(`domus/${fileName(domU.name)}.sh`, domUScript(host, domU))),
    ...host.removals.map((removal) => script(removalPath(removal), removalScript(host, removal))),
  ];
}
