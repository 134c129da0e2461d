import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, Float, GraphQLISODateTime, ID, InputType, Int, ObjectType } from 'type-graphql';
import { CutLabelType } from '../metrics/cut.graphql';
import type { MetricCode } from '../metrics/domain/metric';
import { GraphQLMetricCode } from '../metrics/metric-code.graphql';
import type { CxFunction } from '../people/domain/person';
import { CxFunctionEnum } from '../people/person.graphql';
import { GraphQLBigInt } from '../platform/graphql/big-int';
import { connectionType, enumOf, listArgs, NodeType, orderType } from '../platform/graphql/types.graphql';
import {
  LEFT_OUT_REASONS,
  type LeftOut,
  type LeftOutReason,
  type MovedMetric,
  type ToldReading,
} from './domain/changes';
import type { Digest, DigestContent, Participation } from './domain/digest';

const LeftOutReasonEnum = enumOf('LeftOutReason', LEFT_OUT_REASONS, 'Why a new reading is told nothing of.', {
  FIRST: 'No reading of its metric, cut and source had ended when it began.',
  TOO_FEW: 'It, or the one before, has fewer observations than `smallestSample`.',
  NO_P_VALUE:
    'Nothing tells how likely the change is by chance: a cohort, or means of a single value or of values that are all the same.',
});

@ObjectType('ToldReading', { simpleResolvers: true, description: 'A reading as a digest told it.' })
class ToldReadingType implements ToldReading {
  @Field(() => Float, { description: "In the metric's unit." }) value!: number;
  @Field(() => GraphQLBigInt, { description: 'Observations.' }) n!: number;
  @Field(() => GraphQLLocalDate, { description: 'The first day of observation.' }) windowFrom!: string;
  @Field(() => GraphQLLocalDate, { description: 'The last day of observation.' }) windowTo!: string;
}

@ObjectType('MovedMetric', {
  simpleResolvers: true,
  description: 'A metric that moved beyond chance: the latest reading of a cut and source against the one before it.',
})
class MovedMetricType implements MovedMetric {
  @Field(() => GraphQLMetricCode) metric!: MetricCode;
  @Field(() => String, { description: 'What the metric was called then.' }) name!: string;
  @Field(() => String, { description: 'What one unit of a value means, as `Metric.unit` told it then.' })
  unit!: string;
  @Field(() => [CutLabelType], { description: 'The part that was measured; empty for the whole.' })
  cut!: CutLabelType[];
  @Field(() => String, { nullable: true, description: 'Where both readings come from; null where it was not said.' })
  source!: string | null;
  @Field(() => ToldReadingType) before!: ToldReadingType;
  @Field(() => ToldReadingType) latest!: ToldReadingType;
  @Field(() => Float, { description: "`latest` less `before`, in points of the metric's unit." }) difference!: number;
  @Field(() => Boolean, { description: "By the metric's direction; worse otherwise." }) isBetter!: boolean;
  @Field(() => Float, {
    description:
      'Two-sided, 0 to 1, by the methods of `verdict`: proportions by inverting the hybrid score interval (Newcombe 1998, method 10), NPS by the adjusted Wald scores, means by Welch.',
  })
  pValue!: number;
  @Field(() => Float, {
    description:
      'Adjusted for all that were compared (Benjamini and Hochberg 1995): at most 0.1, so that of all that is told 10 % at most are expected to be chance.',
  })
  adjustedPValue!: number;
}

@ObjectType('LeftOutReading', { simpleResolvers: true, description: 'A new reading that a digest tells nothing of.' })
class LeftOutReadingType implements LeftOut {
  @Field(() => GraphQLMetricCode) metric!: MetricCode;
  @Field(() => String, { description: 'What the metric was called then.' }) name!: string;
  @Field(() => [CutLabelType], { description: 'The part that was measured; empty for the whole.' })
  cut!: CutLabelType[];
  @Field(() => String, { nullable: true, description: 'Where it comes from; null where it was not said.' })
  source!: string | null;
  @Field(() => LeftOutReasonEnum) reason!: LeftOutReason;
}

@ObjectType('Participation', {
  simpleResolvers: true,
  description: 'How many people of a function did something at least once since the digest before.',
})
class ParticipationType implements Participation {
  @Field(() => CxFunctionEnum, { nullable: true, description: 'Null for business partners, who have none.' })
  cxFunction!: CxFunction | null;
  @Field(() => Int, { description: 'Who are here.' }) people!: number;
  @Field(() => Int, { description: 'Who proposed something, an idea at least.' }) proposed!: number;
  @Field(() => Int, { description: 'Who recorded a level in a maturity assessment.' }) assessed!: number;
  @Field(() => Int, { description: 'Who estimated a value driver; of an open round, too.' }) estimated!: number;
}

/** What a digest says, whether it was issued or is only looked at. */
@ObjectType({ simpleResolvers: true })
class ToldDigest implements Pick<DigestContent, 'from' | 'to' | 'comparedCount'> {
  @Field(() => String) title!: string;
  @Field(() => GraphQLLocalDate, { description: 'The first day that it tells of, in UTC.' }) from!: string;
  @Field(() => GraphQLLocalDate, { description: 'The last day that it tells of, in UTC.' }) to!: string;
  @Field(() => [MovedMetricType], { description: 'The least likely by chance first.' }) moved!: MovedMetricType[];
  @Field(() => Int, { description: 'How many changes were compared, and adjusted for together.' })
  comparedCount!: number;
  @Field(() => [LeftOutReadingType]) leftOut!: LeftOutReadingType[];
  @Field(() => [ParticipationType], { description: 'In the order of the functions, business partners last.' })
  participation!: ParticipationType[];
  @Field(() => String, {
    description:
      'All of it: what moved, what nothing is told of, decisions due, meetings to come, initiatives overdue, who took part. What people wrote stands in it as text.',
  })
  markdown!: string;
  @Field(() => String, {
    description: 'The same as a fragment of HTML, as it goes out by mail: styles inline, no scripts, images or links.',
  })
  html!: string;
}

@ObjectType('DigestPreview', {
  simpleResolvers: true,
  description: 'What a digest would say if it were issued now; nothing is kept of it, and nobody is told.',
})
export class DigestPreviewType extends ToldDigest {}

@ObjectType('Digest', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'What executives were told. Never changed: what was corrected later stands in the next one.',
})
export class DigestType extends ToldDigest implements NodeType, Pick<Digest, 'number' | 'dueAt' | 'issuedAt'> {
  @Field(() => ID, { description: 'Opaque; stable for the life of the row.' }) id!: string;
  @Field(() => Int, { description: '1, 2, …' }) number!: number;
  @Field(() => GraphQLISODateTime, { description: 'The moment of the schedule that it was issued for.' }) dueAt!: Date;
  @Field(() => GraphQLISODateTime, { description: 'Later than `dueAt` after a standstill.' }) issuedAt!: Date;
}

export const DigestConnection = connectionType('Digest', () => DigestType);
const DigestOrder = orderType(
  'DigestOrder',
  { ISSUED_AT: 'ISSUED_AT' },
  'How digests are ordered: the latest first, by default.',
);

@InputType()
class DigestFilter {
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Issued then or later.' }) issuedFrom?: Date;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Issued before then.' }) issuedBefore?: Date;
}
export const DigestsArgs = listArgs(DigestOrder, DigestFilter);
