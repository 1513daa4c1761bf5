/** Which disks tell a running domU that they grew, on every dom0 of the lab. */
import { announcementsHold } from "./announcements-hold";
import { ALL_DOM0S } from "./dom0s";

for (const dom0 of ALL_DOM0S) announcementsHold(dom0, "pv");
