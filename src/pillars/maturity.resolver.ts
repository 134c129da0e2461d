import { GraphQLLocalDate } from 'graphql-scalars';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver } from 'type-graphql';
import { withLocalIds } from '../platform/global-id';
import { callerOf, compiled, type RequestContext } from '../platform/graphql/context';
import type { PageArgs } from '../platform/graphql/types.graphql';
import { InventoryFilter, InventoryItemType } from './inventory.graphql';
import {
  CloseMaturityAssessmentInput,
  CloseMaturityAssessmentResult,
  OpenMaturityAssessmentInput,
  OpenMaturityAssessmentResult,
  RecordLevelsInput,
  RecordLevelsResult,
} from './maturity-mutations.graphql';
import {
  MaturityAssessmentConnection,
  MaturityAssessmentsArgs,
  MaturityAssessmentType,
  MaturityLevelConnection,
  MaturityLevelsArgs,
  MaturityResultConnection,
  MaturityResultsArgs,
  MaturityResultType,
} from './maturity.graphql';
import type { MaturityService } from './maturity.service';
import { PillarType } from './pillar.graphql';

@Resolver(() => MaturityAssessmentType)
export class MaturityResolver {
  constructor(private readonly maturity: MaturityService) {}

  @Query(() => [InventoryItemType], {
    description:
      'The latest level of each dimension against its target: the gaps. In the order of the template, with all dimensions of its version of now; empty for a template that is none.',
  })
  inventory(
    @Arg('templateId', () => ID, { nullable: true, description: 'The first template, of the pillars, by default.' })
    _templateId?: string,
    @Arg('asOf', () => GraphQLLocalDate, {
      nullable: true,
      description: 'Levels that speak of this date or an earlier one; today by default.',
    })
    _asOf?: string,
    @Arg('filter', () => InventoryFilter, {
      nullable: true,
      description:
        'Items that fit all that is given. Gaps that nobody sees to: `{ hasGap: true, hasGoal: false, hasProposal: false }`.',
    })
    _filter?: InventoryFilter,
  ): InventoryItemType[] {
    return compiled();
  }

  @Query(() => MaturityAssessmentType, { nullable: true, description: 'Null for an id that leads nowhere.' })
  maturityAssessment(@Arg('id', () => ID) _id: string): MaturityAssessmentType | null {
    return compiled();
  }

  @Query(() => MaturityAssessmentConnection, { description: 'The maturity assessments of your organization.' })
  maturityAssessments(
    @Args(() => MaturityAssessmentsArgs) _args: PageArgs,
  ): InstanceType<typeof MaturityAssessmentConnection> {
    return compiled();
  }

  @FieldResolver(() => MaturityLevelConnection, { description: 'What its assessors have said.' })
  levels(@Args(() => MaturityLevelsArgs) _args: PageArgs): InstanceType<typeof MaturityLevelConnection> {
    return compiled();
  }

  @FieldResolver(() => [MaturityResultType], {
    description: 'What came of it, in the order of the dimensions; empty until it is closed.',
  })
  results(): MaturityResultType[] {
    return compiled();
  }

  @Mutation(() => OpenMaturityAssessmentResult, {
    description: 'CX leaders and insights ask people for their levels.',
  })
  openMaturityAssessment(
    @Arg('input', () => OpenMaturityAssessmentInput) input: OpenMaturityAssessmentInput,
    @Ctx() context: RequestContext,
  ) {
    const located = withLocalIds(input, { templateId: 'AssessmentTemplate', assessorIds: 'Person' });
    return this.maturity.open(callerOf(context), located);
  }

  @Mutation(() => RecordLevelsResult, {
    description:
      'A named assessor says at which levels dimensions stand, as often as they like while the assessment is open.',
  })
  recordLevels(@Arg('input', () => RecordLevelsInput) input: RecordLevelsInput, @Ctx() context: RequestContext) {
    const levels = input.levels.map((level) => withLocalIds(level, { dimensionId: 'AssessmentDimension' }));
    const located = withLocalIds(input, { assessmentId: 'MaturityAssessment' });
    return this.maturity.record(callerOf(context), { ...located, levels });
  }

  @Mutation(() => CloseMaturityAssessmentResult, {
    description:
      'Whoever opened it, or a CX leader, ends a maturity assessment and makes its results; from then on nothing of it changes. Refused while nobody has recorded a level; `assessors { unanswered }` says what would be missing.',
  })
  closeMaturityAssessment(
    @Arg('input', () => CloseMaturityAssessmentInput) input: CloseMaturityAssessmentInput,
    @Ctx() context: RequestContext,
  ) {
    return this.maturity.close(callerOf(context), withLocalIds(input, { assessmentId: 'MaturityAssessment' }));
  }
}

@Resolver(() => PillarType)
export class PillarMaturityResolver {
  @FieldResolver(() => MaturityResultType, {
    nullable: true,
    description: 'Its latest result, whatever the template; null while it was never assessed.',
  })
  maturity(): MaturityResultType | null {
    return compiled();
  }

  @FieldResolver(() => MaturityResultConnection, { description: 'All results of it, whatever the template.' })
  maturityHistory(@Args(() => MaturityResultsArgs) _args: PageArgs): InstanceType<typeof MaturityResultConnection> {
    return compiled();
  }
}
