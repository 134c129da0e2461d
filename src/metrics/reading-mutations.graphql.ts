import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { mutationResult } from '../platform/graphql/types.graphql';
import { CutLabelInput } from './cut.graphql';
import type { CorrectionInput, OrganizationReadingInput } from './domain/organization-reading';
import { ReadingType } from './metric.graphql';
import { CountedInput } from './reading-counts.graphql';

/** What was counted of a part of a subject, or what puts right an earlier count of it. */
@InputType()
export abstract class CorrectingInput extends CountedInput implements CorrectionInput {
  @Field(() => [CutLabelInput], {
    nullable: true,
    description: 'The part that was observed, each dimension once, in any order; left out or empty for the whole.',
  })
  cut?: CutLabelInput[] | null;
  @Field(() => ID, {
    nullable: true,
    description: 'The reading of the same subject that this one corrects: from now on it counts no more.',
  })
  replacesId?: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'Why the earlier one was wrong: needed with `replacesId`; up to 2000 characters, kept in the audit.',
  })
  reason?: string | null;
}

@InputType({
  description: "Raw counts: exactly one of nps, proportion, mean and survival, the one of the metric's form.",
})
export class RecordOrganizationReadingInput extends CorrectingInput implements OrganizationReadingInput {
  @Field(() => String, { description: 'Where the counts come from: a survey, a system; up to 200 characters.' })
  source!: string;
}
@ObjectType({ simpleResolvers: true })
export class RecordOrganizationReadingPayload {
  @Field(() => ReadingType) reading!: ReadingType;
}
export const RecordOrganizationReadingResult = mutationResult(
  'RecordOrganizationReadingResult',
  () => RecordOrganizationReadingPayload,
);
