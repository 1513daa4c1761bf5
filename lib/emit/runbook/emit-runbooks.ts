/** Owns which changes need a runbook, and where it goes. */
import { type History, historyOf } from "../../change/history";
import type { Change, Host } from "../../model/fleet";
import type { Artefact } from "../artefact";
import { fileName, pairFileName } from "../file-name";
import { known } from "../known";
import { bashRunbook } from "./bash";
import { planGrowth } from "./grow";
import { markdownRunbook } from "./markdown";
import type { GrowRunbook } from "./runbook";

/** One for every logical volume that grows by an extent or more. None without a before. @throws EmitError as `planGrowth` does. */
export function planRunbooks(change: Change): readonly GrowRunbook[] {
  const history = historyOf(change);
  return history === undefined ? [] : change.after.hosts.flatMap((host) => growthsOf(host, history));
}

/** `<host>/runbooks/grow-<vg>-<lv>.md` and `.sh`. @throws EmitError as `planGrowth` does. */
export function emitRunbooks(change: Change): Artefact[] {
  return planRunbooks(change).flatMap((runbook) => {
    const path = `${fileName(runbook.host.name)}/runbooks/grow-${pairFileName(runbook.volumeGroup, runbook.logicalVolume)}`;
    return [
      { path: `${path}.md`, content: markdownRunbook(runbook), executable: false },
      { path: `${path}.sh`, content: bashRunbook(runbook), executable: true },
    ];
  });
}

function growthsOf(host: Host, { past }: History): readonly GrowRunbook[] {
  return host.volumeGroups.flatMap((group) => {
    const volumes = group.logicalVolumes.flatMap((volume) => {
      const was = past.logicalVolume(host, group, volume)?.was;
      return was === undefined ? [] : [{ volume, was }];
    });
    if (volumes.length === 0) return [];
    const extent = known(group.extentSize, `the extent size of volume group ${group.name} on ${host.name}`);
    return volumes.flatMap(({ volume, was }) => {
      const what = `the size of logical volume ${group.name}/${volume.name} on ${host.name}`;
      const size = known(was.size, `${what} before`);
      return known(volume.size, what).ceilDividedBy(extent) > size.ceilDividedBy(extent)
        ? [planGrowth(host, group, volume, size, (domU) => past.domU(host, domU)?.was)]
        : [];
    });
  });
}
