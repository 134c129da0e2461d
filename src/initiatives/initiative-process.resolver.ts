import { FieldResolver, Resolver } from 'type-graphql';
import { compiled } from '../platform/graphql/context';
import { WorkflowDefinitionType } from '../process/workflow-definition.graphql';
import { GatePolicyType } from './gate-policy.graphql';
import { InitiativeType } from './initiative.graphql';

/** What an initiative runs on. */
@Resolver(() => InitiativeType)
export class InitiativeProcessResolver {
  @FieldResolver(() => WorkflowDefinitionType, { description: 'The version of the process that it is on.' })
  definition(): WorkflowDefinitionType {
    return compiled();
  }

  @FieldResolver(() => GatePolicyType, {
    description: 'The version of what its gates ask for that it was started with.',
  })
  gatePolicy(): GatePolicyType {
    return compiled();
  }

  @FieldResolver(() => String, {
    description:
      'Its process as a Mermaid `stateDiagram-v2`, with where it stands (`here`) and has been (`been`) in colour.',
  })
  diagram(): string {
    return compiled();
  }
}
