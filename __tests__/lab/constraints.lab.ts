/** What policies forbid, asked of the Xen that every lab test has. */
import { USUAL } from "./dom0s";
import { trialsHold } from "./trials-hold";

trialsHold(USUAL);
