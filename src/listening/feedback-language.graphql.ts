import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { mutationResult, NodeType, VersionedInput } from '../platform/graphql/types.graphql';
import type { FeedbackLanguage, FeedbackLanguageSetting } from './domain/feedback-language';
import { FeedbackLanguageEnum } from './feedback.graphql';

@ObjectType('FeedbackLanguageSetting', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'In which language feedback is, where nobody says another.',
})
export class FeedbackLanguageSettingType
  extends NodeType
  implements Pick<FeedbackLanguageSetting, 'id' | 'language' | 'version'>
{
  @Field(() => FeedbackLanguageEnum, { description: 'ENGLISH at first.' }) language!: FeedbackLanguage;
  @Field(() => Int, { description: 'Raised when it is set.' }) version!: number;
}

@InputType()
export class SetFeedbackLanguageInput extends VersionedInput {
  @Field(() => FeedbackLanguageEnum, { description: 'Of feedback from now on; what there is keeps its own.' })
  language!: FeedbackLanguage;
}
@ObjectType({ simpleResolvers: true })
export class SetFeedbackLanguagePayload {
  @Field(() => FeedbackLanguageSettingType) feedbackLanguageSetting!: FeedbackLanguageSettingType;
}
export const SetFeedbackLanguageResult = mutationResult('SetFeedbackLanguageResult', () => SetFeedbackLanguagePayload);
