import { mermaid } from '../../../src/workflow/diagram';
import { LETTER } from './a-workflow';

describe('The picture of a definition', () => {
  it('draws states in their boxes and arrows between two boxes from edge to edge', () => {
    expect(mermaid(LETTER)).toBe(`stateDiagram-v2
  [*] --> onDesk
  state "on desk" as onDesk {
    [*] --> onDesk_beingWritten
    state "being written" as onDesk_beingWritten
    state "being checked" as onDesk_beingChecked
    onDesk_beingWritten --> onDesk_beingChecked: Finish
    onDesk_beingChecked --> onDesk_beingWritten: Mend
  }
  state "in drawer" as inDrawer
  state "posted" as posted
  state "carried" as carried
  onDesk --> inDrawer: Put aside
  onDesk --> posted: Send
  onDesk --> carried: Send
  inDrawer --> onDesk: Take up again (as it was left)
  posted --> [*]
  carried --> [*]
`);
  });

  it('leaves out what is inside the boxes when one level is asked for', () => {
    expect(mermaid(LETTER, 1)).toBe(`stateDiagram-v2
  [*] --> onDesk
  state "on desk" as onDesk
  state "in drawer" as inDrawer
  state "posted" as posted
  state "carried" as carried
  onDesk --> inDrawer: Put aside
  onDesk --> posted: Send
  onDesk --> carried: Send
  inDrawer --> onDesk: Take up again (as it was left)
  posted --> [*]
  carried --> [*]
`);
  });
});
