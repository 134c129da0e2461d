import { Args, Query, Resolver } from 'type-graphql';
import { compiled } from '../platform/graphql/context';
import { SharedThemesArgs, SharedThemeType, SourceCoverageArgs, SourceCoverageType } from './hearing.graphql';

@Resolver()
export class HearingResolver {
  @Query(() => [SourceCoverageType], {
    description:
      'All seven sources of feedback and what is heard by each. What needs somebody comes first: those never heard, then those gone quiet, the longest silence first.',
  })
  sourceCoverage(@Args(() => SourceCoverageArgs) _args: SourceCoverageArgs): SourceCoverageType[] {
    return compiled();
  }

  @Query(() => [SharedThemeType], {
    description:
      'Where employees name the same friction as customers: themes of both in the window, by the smaller of the two shares, then the larger one, then name. Empty while employees (or customers) are not heard, or their feedback carries no theme.',
  })
  sharedThemes(@Args(() => SharedThemesArgs) _args: SharedThemesArgs): SharedThemeType[] {
    return compiled();
  }
}
