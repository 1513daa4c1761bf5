/** The grow runbook on the dom0s before and after the one that every lab test has. */
import { OTHERS, titleOf } from "./dom0s";
import { growthHolds } from "./growth-holds";

describe.each(OTHERS.map((dom0) => [titleOf(dom0), dom0] as const))("%s", (_, dom0) => growthHolds(dom0));
