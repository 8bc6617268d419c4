// Swedish words of the hosted pages, with "du"; \u00a0 is the space that must not break.
import type { page as english } from '../en/page.ts';
import type { Translation } from '../entry.ts';

export const page = {
  testing: 'Sandbox: endast för test',
  secured_by: 'Skyddas av Strongroom',
  progress: 'Steg {step} av {of}',
  title_with_problem: 'Fel: {title}',
  continue: 'Fortsätt',
  confirm: 'Bekräfta',
  try_again: 'Försök igen',
  session_ends: 'Den här sidan avslutas om en minut. Du kommer då tillbaka till {platform}, där du kan börja om.',
  connection_lost: 'Det finns ingen anslutning just nu. Det du har skrivit finns kvar här och vi försöker igen.',

  welcome_enrolment: 'Skydda ditt konto',
  welcome_enrolment_text: '{platform} ber dig ställa in säkerheten för ditt konto. Det tar ungefär två minuter.',
  welcome_authentication: 'Bekräfta att det är du',
  welcome_authentication_text: '{platform} ber dig bekräfta att det verkligen är du. Det tar ungefär en minut.',
  welcome_re_enrolment: 'Bekräfta dina nya uppgifter',
  welcome_re_enrolment_text:
    'Dina kontaktuppgifter har ändrats. {platform} ber dig bekräfta dem. Det tar ungefär en minut.',
  asks_proof: 'Ange engångskoden som du har fått',
  asks_email: 'Skriv din e-postadress',
  asks_new_pin: 'Välj en pinkod',
  asks_passkey_or_phone: 'Skapa en passkey eller bekräfta ditt mobilnummer',
  asks_phone: 'Bekräfta ditt mobilnummer',
  asks_known: 'Använd din passkey, eller din pinkod och en kod via sms',
  asks_new_details: 'Bekräfta dina nya uppgifter',
  welcome_steps: 'Det här ska du göra',
  welcome_phone: 'Ha telefonen till hands.',
  welcome_time: {
    one: 'För din säkerhet slutar länken att gälla om en minut.',
    other: 'För din säkerhet slutar länken att gälla om {count}\u00a0minuter.',
  },
  terms: 'Jag godkänner {terms} som {platform} använder.',
  terms_name: 'villkoren för betaltjänsten',
  terms_new_window: 'öppnas i ett nytt fönster',
  terms_missing: 'Kryssa i rutan för att godkänna villkoren. Sedan kan du börja.',
  start: 'Börja',
  elsewhere:
    'Den här sidan är redan öppen i en annan webbläsare. Om du fortsätter här stängs den där, och du börjar om från början.',
  continue_here: 'Fortsätt här',

  email_title: 'Skriv din e-postadress',
  email_text: 'Skriv hela adressen själv, utan att klistra in: rytmen när du skriver hjälper oss att känna igen dig.',
  email_text_plain: 'Skriv hela adressen.',
  email: 'E-postadress',
  email_hint: 'Din adress ser ut så här: {hint}',
  typing_more: 'Vad som mäts och varför',
  typing_what:
    'Vi mäter hur länge du håller ned varje tangent och hur snart nästa följer, bara i det här fältet, för att märka om någon annan skriver i ditt ställe. Vi sparar tiderna, aldrig tangenterna: krypterade, tills ditt konto avslutas eller du säger nej här.',
  typing_decline: 'Använd inte mitt sätt att skriva',
  typing_decline_hint:
    'Du bekräftar då med din pinkod och en kod via sms. Det som har mätts tas bort när du har bekräftat.',

  pin_title: 'Välj din pinkod',
  pin_text:
    'Välj {digits} siffror som bara du känner till. {platform} frågar efter dem när du behöver bekräfta att det är du.',
  pin_advice: 'Undvik födelsedatum och enkla följder som 123456.',
  pin_easy: 'Den här pinkoden är för lätt att gissa.',
  pin_fine: 'Den här pinkoden går bra.',
  pin_new: 'Pinkod ({digits} siffror)',
  pin_again: 'Pinkoden en gång till',
  pin: 'Pinkod',
  pin_show: 'Visa',
  pin_hide: 'Dölj',

  phone_title: 'Ditt mobilnummer',
  phone_text: 'Vi skickar en kod via sms till det här numret.',
  phone_suggested: 'Är det här ditt nummer?',
  phone_yes: 'Ja, skicka en kod',
  phone_other: 'Använd ett annat nummer',
  phone_only: 'Är det inte ditt nummer? Berätta det för {platform}: vi kan inte skicka koden till något annat nummer.',
  phone_country: 'Land',
  phone_country_choose: 'Välj land',
  phone_number: 'Mobilnummer',
  phone_private: 'Ett nummer som du anger här lämnas inte vidare till {platform}.',

  send_code: 'Skicka en kod',
  code_title: 'Ange koden',
  code_text: 'Vi har skickat en kod med 6 siffror via sms till {number}.',
  code: 'Kod från sms',
  code_newest: 'Inget sms än? Det kan ta en minut. Bara den senaste koden gäller.',
  code_again: 'Skicka en ny kod',
  code_wait: 'Ny kod om {seconds}\u00a0s',

  proof_title: 'Bekräfta att det är du',
  proof_send: 'Först skickar vi en kod med 6 siffror via sms till {number}.',
  proof_text: 'Ange din pinkod och koden som vi har skickat via sms till {number}.',
  pin_alone_text: 'Ange pinkoden som du har valt.',

  mail_code_title: 'En kontroll till',
  mail_code_send: 'För att vara säkra på att det är du skickar vi också en kod med 6 siffror via e-post till {email}.',
  mail_code_text:
    'För att vara säkra på att det är du har vi också skickat en kod med 6 siffror via e-post till {email}.',
  mail_code: 'Kod från e-post',
  mail_code_newest:
    'Inget e-postmeddelande än? Det kan ta en minut; titta också i skräpposten. Bara den senaste koden gäller.',

  passkey_new: 'Skapa en passkey',
  passkey_another: 'Skapa en till passkey',
  passkey_first_text:
    'Med en passkey bekräftar du med bara ditt fingeravtryck, ditt ansikte eller enhetens kod. Det är säkrare än koder via sms.',
  passkey_second_text:
    'Använd en annan enhet eller en säkerhetsnyckel, så att du fortfarande kan bekräfta om du blir av med den första.',
  passkey_added_text:
    'Använd en annan enhet eller en säkerhetsnyckel. Vi meddelar dig med e-post att en passkey har lagts till.',
  passkey_new_button: 'Skapa en passkey',
  passkey_use: 'Använd din passkey',
  passkey_use_text: 'Bekräfta med ditt fingeravtryck, ditt ansikte eller enhetens kod.',
  passkey_use_button: 'Använd min passkey',
  passkey_no_script: 'Passkeys kräver JavaScript, som är avstängt i den här webbläsaren. Fortsätt på ett annat sätt.',
  passkey_made: 'Skapad {date}',
  passkey_name: 'Namn på denna passkey',
  passkey_rename: 'Spara namnet',
  passkey_remove: 'Ta bort denna passkey',
  passkey_keep: 'Du kan inte ta bort denna passkey än: utan den skulle du inte längre kunna bekräfta att det är du.',

  way_other: 'Använd min pinkod och en kod i stället',
  way_no_passkey: 'Fortsätt utan passkey',
  way_not_now: 'Inte nu',
  way_passkey: 'Använd en passkey i stället',
  way_lost: 'Jag kan inte använda min pinkod eller det här numret',
  way_settings: 'Ändra hur jag bekräftar',
  way_back: 'Tillbaka utan att ändra något',

  backup: 'Lägga till ett extra sätt?',
  backup_text:
    'Om du blir av med enheten som har din passkey räcker det inte med bara pinkoden. Med ett extra sätt kan du ändå bekräfta att det är du.',
  backup_number: 'Lägg till mitt mobilnummer',
  backup_passkey: 'Skapa en till passkey',
  backup_none: 'Inte nu',

  settings: 'Så bekräftar du',
  settings_text: 'Du kan ändra en sak i taget. Vi meddelar dig om det med e-post.',
  settings_first: 'Bekräfta först att det är du. Sedan kan du ändra hur du bekräftar.',
  settings_wait: 'Du har nyligen ändrat något. För din säkerhet kan du göra nästa ändring från {time}.',
  settings_add_passkey: 'Lägg till en passkey',
  settings_pin: 'Ändra min pinkod',
  settings_number: 'Ändra mitt mobilnummer',
  settings_add_number: 'Lägg till ett mobilnummer',
  settings_number_now: 'Koder skickas till {number}.',
  settings_done: 'Fortsätt',
  removal: 'Ta bort denna passkey?',
  removal_text: 'Du kommer inte längre att kunna bekräfta med {passkey}.',

  proof_code: 'Ange din engångskod',
  proof_code_text: '{platform} har gett dig en kod på annat sätt, till exempel i ett brev eller personligen.',
  proof_code_again: 'Du fick en ny kod när din identitet kontrollerades. Den gäller en gång.',
  proof_code_label: 'Engångskod',

  stranded_lost: 'Du kan inte bekräfta här',
  stranded_lost_text:
    'För att hålla andra ute räcker det inte med bara en pinkod eller bara ett nummer. Försök på enheten som har din passkey, eller be {platform} om hjälp: de kontrollerar vem du är och låter dig börja om.',
  stranded_no_number: 'Ditt mobilnummer saknas',
  stranded_no_number_text:
    '{platform} måste ge oss ditt mobilnummer innan du kan gå vidare. Lämna det till dem och börja sedan om.',
  stranded_end: 'Tillbaka till {platform}',
  original_pin: 'Jag har glömt min pinkod',
  original_number: 'Jag har bytt nummer',

  end_validated: 'Klart',
  end_validated_text: 'Du har bekräftat att det är du. Du kan gå tillbaka till {platform}.',
  end_failed: 'Det gick inte',
  end_failed_text: 'Vi kunde inte bekräfta att det är du. Gå tillbaka till {platform} och börja om.',
  end_recovery_asked: 'Du behöver börja om',
  end_recovery_asked_text:
    'Ingenting har ändrats. Be {platform} om hjälp: de kontrollerar vem du är så att du kan börja om.',
  end_changed_lately: 'Vänta lite',
  end_changed_lately_text:
    'Du har nyligen ändrat något. För din säkerhet kan inget annat ändras på tre dagar. Kom tillbaka till {platform} efter det.',
  end_left: 'Du avbröt här',
  end_left_text: 'Ingenting har bekräftats. Du kan när som helst börja om från {platform}.',
  end_expired: 'Tiden är ute',
  end_expired_text:
    'För din säkerhet avslutas den här sidan efter några minuter. Gå tillbaka till {platform} och börja om.',
  end_back: 'Tillbaka till {platform}',
  end_leading: 'Du kommer strax tillbaka.',

  leave: 'Vill du avbryta här?',
  leave_text: 'Ingenting är bekräftat än. Om du går tillbaka till {platform} nu måste du börja om därifrån.',
  leave_stay: 'Stanna och fortsätt',
  leave_ways: 'Lämna sidan',

  blocked: 'Vänta lite',
  blocked_text: 'Det har varit för många felaktiga svar. För din säkerhet kan du försöka igen först från {time}.',
  blocked_for_good: 'Din åtkomst är spärrad',
  blocked_for_good_text: 'Det har varit för många felaktiga svar under lång tid. Be {platform} om hjälp.',
  blocked_after: 'Om den här sidan har avslutats då går du tillbaka till {platform} och börjar om.',

  problem_email_different: 'Det är inte adressen som vi känner till. Jämför med ledtråden och skriv den igen.',
  problem_pin_format: 'Ange exakt så många siffror som vi ber om, samma i båda fälten.',
  problem_pin_different: 'Pinkoderna är inte likadana. Ange din pinkod igen i båda fälten.',
  problem_pin_easy: 'Den här pinkoden är för lätt att gissa. Välj en annan.',
  problem_phone_invalid: 'Vi kan inte skicka någon kod till det här numret. Kontrollera landet och numret.',
  problem_phone_known: 'Det här är numret som du redan använder. Ange ett annat eller gå tillbaka.',
  problem_code_refused: 'Koden är fel eller gäller inte längre. Kontrollera den eller be om en ny.',
  problem_not_right: 'Pinkoden eller koden är fel. Kontrollera båda och ange dem igen.',
  problem_code_too_soon: 'Vi har precis skickat en kod till dig. Vänta en stund innan du ber om en ny.',
  problem_too_many_codes: 'Vi har redan skickat många koder till dig. Ange den senaste eller försök igen senare.',
  problem_code_unavailable: 'Vi kan inte skicka någon kod till dig just nu. Försök igen senare.',
  problem_country_refused: 'Vi kan inte skicka koder till nummer i det här landet.',
  problem_proof_refused: 'Koden är fel eller gäller inte längre. Kontrollera den och ange den igen.',
  problem_passkey_cancelled: 'Ingenting bekräftades. Du kan försöka igen eller välja ett annat sätt nedan.',
  problem_passkey_unusable: 'Det gick inte på den här enheten. Försök igen eller välj ett annat sätt nedan.',
  problem_passkey_known: 'Du har redan en passkey på den här enheten. Använd en annan enhet eller välj ett annat sätt.',
  problem_passkey_synced:
    'Denna passkey kan kopieras till andra enheter, och det är inte tillåtet här. Använd en säkerhetsnyckel eller välj ett annat sätt.',
  problem_passkey_refused: 'Det gick inte att bekräfta med denna passkey. Försök igen eller välj ett annat sätt nedan.',
  problem_passkey_too_often: 'Det här har misslyckats flera gånger. Välj ett annat sätt.',
  problem_passkey_renamed: 'Det nya namnet är sparat.',
  problem_code_undelivered:
    'Våra sms når inte fram till det här numret just nu. Vi har skickat ett e-postmeddelande till dig om vad du kan göra.',
  problem_mail_code_undelivered:
    'Vår e-post når inte fram till den här adressen just nu. Be om en ny kod eller försök igen senare.',
  problem_changed_lately: 'Du har nyligen ändrat något. För din säkerhet behöver du vänta innan du ändrar något mer.',
  problem_last_pair: 'Den här behöver du: utan den skulle du inte längre kunna bekräfta att det är du.',
  problem_enrolled_elsewhere:
    'Du har redan skyddat ditt konto i ett annat fönster. Bekräfta med pinkoden som du valde där.',
  problem_details_changed: 'Något i ditt konto har ändrats under tiden. Börja om här.',

  unknown_link: 'Länken fungerar inte',
  unknown_link_text:
    'Den kan ha gått ut, eller så saknas en del av den. Gå tillbaka till webbplatsen eller appen som du kom från och börja om.',
  return_url_missing: 'Länken är inte komplett',
  return_url_missing_text:
    'Den anger inte vart du ska komma efteråt. Gå tillbaka till webbplatsen eller appen som du kom från och berätta det för dem.',
  return_url_missing_developers: 'För utvecklare: lägg till parametern returnUrl i länken.',
  return_url_refused: 'Vi kan inte ta dig tillbaka på ett säkert sätt',
  return_url_refused_text:
    'Länken skulle leda dig till en adress som inte är tillåten. Gå tillbaka till webbplatsen eller appen som du kom från och berätta det för dem.',
  return_url_refused_developers: 'För utvecklare: värdet på parametern returnUrl godtogs inte.',
  opened_elsewhere: 'Du har fortsatt någon annanstans',
  opened_elsewhere_text:
    'Den här sidan är nu öppen i en annan webbläsare eller på en annan enhet. Fortsätt där; du kan stänga det här fönstret.',
  moved_too_often: 'Sidan kan inte flyttas igen',
  moved_too_often_text:
    'Den har bytt webbläsare för många gånger. Fortsätt där den är öppen, eller börja om från webbplatsen eller appen som du kom från.',
  not_this_page: 'Den här sidan är inte tillgänglig',
  not_this_page_text: 'Öppna länken igen från webbplatsen eller appen som du kom från.',
  went_wrong: 'Något gick fel',
  went_wrong_text: 'Felet är vårt, inte ditt. Vänta en stund och försök sedan igen.',
  no_link: 'Det finns inget att bekräfta här',
  no_link_text: 'Den här sidan öppnas av sig själv när en webbplats eller app ber dig bekräfta att det är du.',
} satisfies Translation<typeof english>;
