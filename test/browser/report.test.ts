// The pages behind "this was not me" in a real browser: readable, operable by keyboard, and without script.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lockPerson } from '#sca/person.ts';
import { tellPerson } from '#sca/notices/tell-person.ts';
import { inTransaction } from '#world/ctx.ts';
import { newPlatform } from '../kit/api.ts';
import { assertAccessible, newProfile, newTab } from '../kit/browser.ts';
import { realClock } from '../kit/clock.ts';
import { openHouse } from '../kit/house.ts';
import { mailsTo, reportPathIn } from '../kit/mailbox.ts';
import { newOwner } from '../kit/people.ts';

const house = await openHouse({ clock: realClock() });

async function linkIn(lang: string): Promise<string> {
  const api = await newPlatform(house);
  const owner = await newOwner(api);
  const whose = { clientId: api.clientId, userId: owner.id };
  await inTransaction(house.app.host, async (tx) => {
    await lockPerson(tx, whose);
    const recipients = [{ channel: 'email', address: owner.email }] as const;
    await tellPerson(tx, whose, { kind: 'passkey_added', lang, recipients });
  });
  const [mail] = await mailsTo(house, owner.email);
  return house.url + reportPathIn(mail);
}

for (const [lang, button, thanks] of [
  ['en', 'This was not me', 'Thank you for telling us'],
  ['fr', 'Ce n’était pas moi', 'Merci de nous avoir prévenus'],
] as const) {
  for (const javaScriptEnabled of [true, false]) {
    test(`a report in ${lang}, ${javaScriptEnabled ? 'with' : 'without'} script`, async () => {
      const profile = await newProfile({ javaScriptEnabled });
      const page = await newTab(profile);
      const link = await linkIn(lang);
      await page.goto(link);
      if (javaScriptEnabled) await assertAccessible(page);
      await page.getByRole('button', { name: button }).focus();
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: thanks }).waitFor();
      if (javaScriptEnabled) await assertAccessible(page);
      await page.goto(link);
      assert.equal(await page.getByRole('button').count(), 0);
      await page.goto(`${house.url}/report?token=x&lang=${lang}`);
      if (javaScriptEnabled) await assertAccessible(page);
      assert.deepEqual(
        page.faults.filter((fault) => !fault.includes('404')),
        [],
      );
      await profile.close();
    });
  }
}
