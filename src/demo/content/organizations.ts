import { BANK } from './bank/bank';
import { TELCO } from './telco/telco';
import type { DemoOrganization } from './words';

/** The two organizations of the demo. The first is the one to look at; the second must never be seen from it. */
export const DEMO_ORGANIZATIONS: readonly DemoOrganization[] = [BANK, TELCO];
