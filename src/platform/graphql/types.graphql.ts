import { GraphQLBigInt } from './big-int';
import {
  ArgsType,
  ClassType,
  createUnionType,
  Field,
  ID,
  InputType,
  Int,
  InterfaceType,
  ObjectType,
  registerEnumType,
} from 'type-graphql';
import type { FieldProblem, Missing } from '../../shared/refusal';
import type { Money } from '../../shared/money';

@InterfaceType('Node', { description: 'Whatever has an id of its own and can be asked for by it.' })
export abstract class NodeType {
  @Field(() => ID, { description: 'Opaque; stable for the life of the row.' })
  id!: string;
}

@ObjectType('PageInfo', { simpleResolvers: true, description: 'Where a page stands in its list.' })
export class PageInfoType {
  @Field(() => Boolean) hasNextPage!: boolean;
  @Field(() => Boolean) hasPreviousPage!: boolean;
  @Field(() => String, { nullable: true }) startCursor!: string | null;
  @Field(() => String, { nullable: true }) endCursor!: string | null;
}

export enum OrderDirection {
  ASC = 'ASC',
  DESC = 'DESC',
}
registerEnumType(OrderDirection, { name: 'OrderDirection', description: 'Ascending or descending.' });

@ArgsType()
export class PageArgs {
  @Field(() => Int, { nullable: true, description: 'The first rows, 1 to 100; 25 when nothing is said.' })
  first?: number;
  @Field(() => String, { nullable: true, description: 'Go on behind this cursor.' })
  after?: string;
  @Field(() => Int, { nullable: true, description: 'The last rows, 1 to 100, still in the order of the list.' })
  last?: number;
  @Field(() => String, { nullable: true, description: 'With `last`: go on before this cursor.' })
  before?: string;
}

/** The arguments of a list: which page of it, in which order, and, where it has a filter, what its rows must fit. */
export function listArgs(order: ClassType<object>, filter?: ClassType<object>): ClassType<PageArgs> {
  @ArgsType()
  class Ordered extends PageArgs {
    @Field(() => order, { nullable: true }) orderBy?: object;
  }
  if (!filter) return Ordered;
  @ArgsType()
  class Filtered extends Ordered {
    @Field(() => filter, { nullable: true, description: 'Rows that fit all that is given.' }) filter?: object;
  }
  return Filtered;
}

/** The connection and edge types of a node type: `XConnection { edges { cursor node } nodes pageInfo totalCount }`. */
export function connectionType<T extends object>(name: string, nodeType: () => ClassType<T>) {
  @ObjectType(`${name}Edge`, { simpleResolvers: true })
  class Edge {
    @Field(() => String, { description: 'The place of this row in the list; holds for its order and filter only.' })
    cursor!: string;
    @Field(() => nodeType()) node!: T;
  }
  @ObjectType(`${name}Connection`, { simpleResolvers: true })
  class Connection {
    @Field(() => [Edge]) edges!: Edge[];
    @Field(() => [nodeType()], { description: 'The rows without their cursors.' }) nodes!: T[];
    @Field(() => PageInfoType) pageInfo!: PageInfoType;
    @Field(() => Int, { description: 'Rows of the whole list; counted only when asked for.' }) totalCount!: number;
  }
  return Connection;
}

/** The `orderBy` input of a list: a field of `fields` and a direction. @param description says the default of both */
export function orderType<E extends Record<string, string>>(name: string, fields: E, description: string) {
  registerEnumType(fields, { name: `${name}Field`, description: 'What such a list can be ordered by.' });
  @InputType(name, { description })
  class Order {
    @Field(() => fields as object) field!: string;
    @Field(() => OrderDirection, { nullable: true, description: "The list's own by default." })
    direction?: OrderDirection;
  }
  return Order;
}

/**
 * An enum of the API from a list of words of the domain.
 * @param meanings of the words that do not say it themselves
 */
export function enumOf<W extends string>(
  name: string,
  words: readonly W[],
  description: string,
  meanings?: Readonly<Partial<Record<W, string>>>,
): Record<W, W> {
  const values = Object.fromEntries(words.map((word) => [word, word])) as Record<W, W>;
  const described = Object.entries<string | undefined>(meanings ?? {}).map(([word, meaning = '']) => [
    word,
    { description: meaning },
  ]);
  registerEnumType(values, { name, description, valuesConfig: Object.fromEntries(described) as Record<W, object> });
  return values;
}

@ObjectType('Money', {
  simpleResolvers: true,
  description: 'An amount in minor units of a currency: 1250 USD are 12.50 dollars.',
})
export class MoneyType implements Money {
  @Field(() => GraphQLBigInt, {
    description: 'Whole minor units (cents); may exceed 2^53, so read it as a big integer.',
  })
  amountMinor!: bigint;
  @Field(() => String, { description: 'ISO 4217.' })
  currencyCode!: string;
}

@InterfaceType('UserError', {
  description:
    'A refusal: the rules say no, and nothing was changed. A fault (unknown id, not permitted) is a GraphQL error instead.',
})
export abstract class UserErrorType {
  @Field(() => String, { description: 'Stable, for programs.' }) code!: string;
  @Field(() => String, { description: 'A sentence for people that names everything in the way.' }) message!: string;
}

@ObjectType('FieldProblem', { simpleResolvers: true, description: 'One thing that is wrong with an input.' })
export class FieldProblemType implements FieldProblem {
  @Field(() => String, { description: 'Where, as in `input.alternatives[1].title`.' }) path!: string;
  @Field(() => String, { description: 'A sentence that names the value and what was expected.' }) message!: string;
}

@ObjectType('Missing', { simpleResolvers: true, description: 'One thing that a gate or a rule still waits for.' })
export class MissingType implements Missing {
  @Field(() => String, { description: 'Stable, for programs: `INTERVIEW`.' }) code!: string;
  @Field(() => String, { description: 'As in "2 of 3 interviews".' }) message!: string;
}

@ObjectType('InvalidInput', {
  implements: UserErrorType,
  simpleResolvers: true,
  description: 'The input says something that cannot be.',
})
export class InvalidInputType extends UserErrorType {
  @Field(() => [FieldProblemType], { description: 'All of them, at least one.' }) problems!: FieldProblemType[];
}
@ObjectType('StaleVersion', {
  implements: UserErrorType,
  simpleResolvers: true,
  description: 'Somebody else wrote first: read again.',
})
export class StaleVersionType extends UserErrorType {
  @Field(() => Int, { description: 'The version that it is at now.' }) currentVersion!: number;
  @Field(() => String, { nullable: true, description: 'The stage that an initiative is in now; null for all else.' })
  currentStage!: string | null;
  @Field(() => String, { nullable: true, description: 'The status that it is in now; null for what has none.' })
  currentStatus!: string | null;
}
@ObjectType('NotPossibleNow', {
  implements: UserErrorType,
  simpleResolvers: true,
  description: 'Not in the status or state that the subject is in.',
})
export class NotPossibleNowType extends UserErrorType {
  @Field(() => String, { description: 'The status or state that it is in.' }) status!: string;
}
@ObjectType('OwnDecision', {
  implements: UserErrorType,
  simpleResolvers: true,
  description: 'Nobody decides on what is their own.',
})
export class OwnDecisionType extends UserErrorType {}
@ObjectType('GateUnmet', {
  implements: UserErrorType,
  simpleResolvers: true,
  description: 'Something is still missing; all of it is named.',
})
export class GateUnmetType extends UserErrorType {
  @Field(() => [MissingType], { description: 'All of it, at least one.' }) missing!: MissingType[];
}
@ObjectType('OverBudget', {
  implements: UserErrorType,
  simpleResolvers: true,
  description: 'The portfolio, or the part of its budget that pays for this, has less left than this needs.',
})
export class OverBudgetType extends UserErrorType {
  @Field(() => GraphQLBigInt, { description: 'Minor units of `currencyCode`.' }) neededMinor!: bigint;
  @Field(() => GraphQLBigInt, { description: 'Minor units of `currencyCode`.' }) remainingMinor!: bigint;
  @Field(() => String, { description: 'ISO 4217.' }) currencyCode!: string;
}
@ObjectType('IdempotencyKeyReused', {
  implements: UserErrorType,
  simpleResolvers: true,
  description: 'The key came before with another input.',
})
export class IdempotencyKeyReusedType extends UserErrorType {}

const REFUSALS = [
  InvalidInputType,
  StaleVersionType,
  NotPossibleNowType,
  OwnDecisionType,
  GateUnmetType,
  OverBudgetType,
  IdempotencyKeyReusedType,
] as const;

/** What a mutation answers: its payload or a refusal. Every refusal is a `UserError`, so one fragment reads them all. */
export const mutationResult = (name: string, payload: () => ClassType<object>) =>
  createUnionType({ name, types: () => [payload(), ...REFUSALS] as const });

@InputType()
export abstract class MutationInput {
  @Field(() => String, {
    description:
      'Of your making, 8 to 100 characters, new for each intent. The same key with the same input answers as the first time, for 7 days.',
  })
  idempotencyKey!: string;
}

@InputType()
export abstract class VersionedInput extends MutationInput {
  @Field(() => Int, { description: 'The version that you read and decide on.' })
  expectedVersion!: number;
}
