import type { DemoOrganization } from './content/words';
import { step, type Backstage, type Step } from './step';

/** Analyses that are asked for: the first worker that starts computes them. */
export const analysisSteps = (
  { services, known }: Backstage,
  { analyses = [] }: Pick<DemoOrganization, 'analyses'>,
): Step[] =>
  analyses.map(({ portfolio, kind, by, daysAgo }) =>
    step({
      ...{ path: `portfolio/${portfolio}/analysis/${kind}`, daysAgo, by },
      act: ({ caller, idempotencyKey }) =>
        services.analyses.start(caller, { idempotencyKey, portfolioId: known.id(`portfolio/${portfolio}`), kind }),
    }),
  );
