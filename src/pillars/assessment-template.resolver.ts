import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { withLocalIds } from '../platform/global-id';
import { callerOf, compiled, type RequestContext } from '../platform/graphql/context';
import {
  AssessmentTemplateType,
  CreateAssessmentTemplateInput,
  CreateAssessmentTemplateResult,
  ReviseAssessmentTemplateInput,
  ReviseAssessmentTemplateResult,
} from './assessment-template.graphql';
import type { AssessmentTemplateService } from './assessment-template.service';

@Resolver()
export class AssessmentTemplateResolver {
  constructor(private readonly templates: AssessmentTemplateService) {}

  @Query(() => AssessmentTemplateType, { nullable: true, description: 'Null for an id that leads nowhere.' })
  assessmentTemplate(@Arg('id', () => ID) _id: string): AssessmentTemplateType | null {
    return compiled();
  }

  @Query(() => [AssessmentTemplateType], {
    description: 'All assessment templates of your organization, in their order.',
  })
  assessmentTemplates(): AssessmentTemplateType[] {
    return compiled();
  }

  @Mutation(() => CreateAssessmentTemplateResult, {
    description: 'Admins and CX leaders add a template. Refused: a code or a pillar that two of its dimensions have.',
  })
  createAssessmentTemplate(
    @Arg('input', () => CreateAssessmentTemplateInput) input: CreateAssessmentTemplateInput,
    @Ctx() context: RequestContext,
  ) {
    return this.templates.create(callerOf(context), withLocalPillarIds(input));
  }

  @Mutation(() => ReviseAssessmentTemplateResult, {
    description:
      'Admins and CX leaders make a new version of a template. Assessments that were opened before keep the version they answer.',
  })
  reviseAssessmentTemplate(
    @Arg('input', () => ReviseAssessmentTemplateInput) input: ReviseAssessmentTemplateInput,
    @Ctx() context: RequestContext,
  ) {
    const located = withLocalIds(input, { templateId: 'AssessmentTemplate' });
    return this.templates.revise(callerOf(context), withLocalPillarIds(located));
  }
}

function withLocalPillarIds<Input extends CreateAssessmentTemplateInput>(input: Input): Input {
  const dimensions = input.dimensions.map((dimension) => withLocalIds(dimension, { pillarId: 'Pillar' }));
  return { ...input, dimensions };
}
