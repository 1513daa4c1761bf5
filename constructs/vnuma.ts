/** Owns virtual NUMA nodes as props. */
import type { Planned } from "../lib/model/planned";
import type { Size } from "../lib/units/size";

/** A virtual NUMA node (xl.cfg(5): vnuma). */
export interface VnumaNodeProps {
  /** The node of the host that it stands on, from 0 (xl.cfg: `pnode=` in `vnuma`). */
  readonly pnode: Planned<number>;
  /** Its memory (xl.cfg: `size=` in `vnuma`, in MiB). */
  readonly size: Planned<Size>;
  /** The vCPUs on it, from 0 (xl.cfg: `vcpus=` in `vnuma`). */
  readonly vcpus: Planned<readonly number[]>;
  /** Its distance to each virtual node, itself included (xl.cfg: `vdistances=` in `vnuma`): 10 and 20 for two nodes. xl has no default for them. */
  readonly vdistances?: Planned<readonly number[]>;
}
