/** What policies forbid, asked of the Xens before and after that which every lab test has. */
import { OTHERS } from "./dom0s";
import { trialsHold } from "./trials-hold";

for (const dom0 of OTHERS) trialsHold(dom0);
