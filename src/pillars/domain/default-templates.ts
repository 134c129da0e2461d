import type { LevelAnchors } from './assessment-template';

interface DefaultDimension {
  readonly code: string;
  readonly name: string;
  readonly anchors: LevelAnchors;
}

/** A template that every organization starts with, and may revise. */
interface DefaultTemplate {
  readonly name: string;
  readonly purpose: string;
  readonly dimensions: readonly DefaultDimension[];
}

/** The texts of levels 1 to 5, in this order. */
const levels = (level1: string, level2: string, level3: string, level4: string, level5: string): LevelAnchors => ({
  level1,
  level2,
  level3,
  level4,
  level5,
});

/** One dimension a pillar, under the pillar’s own code. */
const PILLARS: DefaultTemplate = {
  name: 'The ten CX pillars',
  purpose: 'How far each discipline that customer experience rests on has come.',
  dimensions: [
    {
      code: 'VISION_AND_GOALS',
      name: 'Vision and Goals',
      anchors: levels(
        'There is no vision of the customer experience, or nobody could say it.',
        'A vision is written down; goals for customers exist here and there and follow from nothing.',
        'The vision is known, and each area has goals for customers with a metric, a target and a date.',
        'Leaders are held to their goals for customers each quarter, beside the financial ones.',
        'Vision and goals decide what is funded and what is stopped, and are sharpened by what customers say.',
      ),
    },
    {
      code: 'EMPLOYEE_ENGAGEMENT',
      name: 'Employee Engagement',
      anchors: levels(
        'Who serves customers learns on the job and is measured by handling time.',
        'Training on customers is offered; what stands in the way of employees is heard and rarely removed.',
        'Roles at the front line have training, authority and a way to report barriers, which are answered.',
        'Engagement is measured by team beside customers’ results, and barriers are removed by a date.',
        'Employees change how customers are served on their own, and are hired and promoted for it.',
      ),
    },
    {
      code: 'VOICE_OF_THE_CUSTOMER',
      name: 'Voice of the Customer',
      anchors: levels(
        'Complaints are handled one by one; nobody sees what they have in common.',
        'Surveys are sent and reported; what follows from them depends on who reads them.',
        'Feedback of all main channels is themed and owned, and whoever gave a low score is called back.',
        'Feedback of customers and employees is joined with operational data, and explains what drives loyalty.',
        'What customers need is known before they say it, and decisions wait for that evidence.',
      ),
    },
    {
      code: 'CUSTOMER_SERVICE',
      name: 'Customer Service',
      anchors: levels(
        'Contacts are answered as they come; the same customer calls again for the same matter.',
        'Service has targets for speed; first contact resolution is talked of and not measured.',
        'Reasons of contacts and repeats are measured by channel, and most matters are solved the first time.',
        'Causes are charged to the owners of products and rules, and avoidable contacts go down each quarter.',
        'Most reasons to call are gone; who still calls meets somebody who knows, may decide and follows up.',
      ),
    },
    {
      code: 'CUSTOMER_NARRATIVE',
      name: 'Customer Narrative',
      anchors: levels(
        'Customers appear in meetings as numbers, if at all.',
        'Stories of customers are told when somebody has a good one.',
        'Stories, good and bad, are collected by journey and open the meetings that decide.',
        'Each larger decision is made with the story of those it concerns, and evidence that it is no exception.',
        'People far from customers tell their stories unasked, and can say what was changed because of them.',
      ),
    },
    {
      code: 'PROCESSES_AND_TECHNOLOGY',
      name: 'Processes and Technology',
      anchors: levels(
        'Processes follow the organization chart; customers repeat themselves at each step.',
        'The worst breaks are known and patched, system by system.',
        'Main journeys are mapped end to end, each with an owner, and changes are tried with customers.',
        'Journeys are measured as customers live them, and systems share what a customer has said once.',
        'Rules, procedures and systems are rebuilt around errands, within weeks of learning what gets in the way.',
      ),
    },
    {
      code: 'CUSTOMER_ADVOCACY',
      name: 'Customer Advocacy',
      anchors: levels(
        'Nobody speaks for the customer when a rule works against them.',
        'Single employees bend rules for customers, at their own risk.',
        'Denials that a policy forces are counted, and somebody is named to question such policies.',
        'Policies that hurt customers are changed or kept with a reason by a date, and a body decides in disputes.',
        'New rules and products pass a test by those who speak for customers before they exist.',
      ),
    },
    {
      code: 'INNOVATION',
      name: 'Innovation',
      anchors: levels(
        'New services copy what others have; ideas end in drawers.',
        'Ideas are collected in campaigns, and few are tried.',
        'Ideas start from a proven need and are tried small with customers before money is committed.',
        'Several prototypes run at any time; those that fail are stopped early, and their lessons are told.',
        'Trying is everybody’s work, failing worthily is honoured, and a share of revenue comes from the new.',
      ),
    },
    {
      code: 'INVESTMENTS',
      name: 'Investments',
      anchors: levels(
        'Money goes to whoever asks loudest; what it did for customers is not asked.',
        'Proposals have a business case, each in its own way; benefits are claimed and not checked.',
        'Proposals are scored alike by several people, inaction included, and ranked under one budget.',
        'Funding comes in stages against evidence, and forecasts are compared with what was realised.',
        'Money moves each quarter to where it is worth most, and services that no longer help are switched off.',
      ),
    },
    {
      code: 'LEADERSHIP',
      name: 'Leadership',
      anchors: levels(
        'Executives delegate customers to a department.',
        'One executive speaks for customers; the others support it when it costs nothing.',
        'Executives own goals for customers and meet customers or the front line each month.',
        'Executives remove barriers between areas, decide against short-term gain for customers, and explain it.',
        'Leading for customers is what a leader is chosen, paid and remembered for.',
      ),
    },
  ],
};

/** Executive priority, prevention, self-service, live service. */
const SERVICE_EXCELLENCE: DefaultTemplate = {
  name: 'Four building blocks of service excellence',
  purpose: 'How far service has come from answering contacts to making them unnecessary.',
  dimensions: [
    {
      code: 'EXECUTIVE_PRIORITY',
      name: 'Executive priority',
      anchors: levels(
        'Service is a cost; executives see its budget and nothing else of it.',
        'Executives hear of service when it fails in public.',
        'An executive answers for service, with targets for customers beside those for cost.',
        'The executive team reviews contacts, causes and effort each month, and acts on causes outside service.',
        'Service decides with product and finance what is built, and counts as a reason why customers stay.',
      ),
    },
    {
      code: 'PREVENTION',
      name: 'Prevention',
      anchors: levels(
        'Reasons of contacts are not recorded.',
        'Reasons are recorded coarsely; projects against the most frequent come and go.',
        'Each frequent cause has an owner outside service or in it, with its yearly cost and a plan.',
        'Owners pay for the contacts that they cause, and customers are told before something goes wrong.',
        'A contact is treated as a defect: its cause is found and removed, and contacts a customer fall each year.',
      ),
    },
    {
      code: 'SELF_SERVICE',
      name: 'Self-service',
      anchors: levels(
        'Help online is a list of questions and a telephone number.',
        'Simple matters can be done online; many who try end with a person and begin anew.',
        'The most frequent errands can be done whole online, and how many succeed is measured.',
        'Self-service knows the customer and the matter, and hands over to a person with all that was said.',
        'Customers choose it because it is easiest, and it improves weekly from where they give up.',
      ),
    },
    {
      code: 'LIVE_SERVICE',
      name: 'Live service',
      anchors: levels(
        'Agents follow scripts and pass on whatever does not fit.',
        'Agents have guides and some discretion; quality is checked by listening to a few calls.',
        'Agents see the whole history, may decide within limits and are measured by solving, not by speed.',
        'One person stays with a matter to its end, likely next issues are solved in the same contact.',
        'Live service is kept for what needs a human, and customers remember it as a reason to stay.',
      ),
    },
  ],
};

/** In their order. The migration holds the same words for organizations that existed. */
export const DEFAULT_TEMPLATES: readonly DefaultTemplate[] = [PILLARS, SERVICE_EXCELLENCE];
