// French words of the hosted pages; \u00a0 is the space that must not break before : ; ? and !, \u2011 the hyphen that must not.
import type { page as english } from '../en/page.ts';
import type { Translation } from '../entry.ts';

export const page = {
  testing: 'Bac à sable\u00a0: pour les tests uniquement',
  secured_by: 'Sécurisé par Strongroom',
  progress: 'Étape {step} sur {of}',
  title_with_problem: 'Erreur\u00a0: {title}',
  continue: 'Continuer',
  confirm: 'Confirmer',
  try_again: 'Réessayer',
  session_ends:
    'Cette page se ferme dans une minute. Vous reviendrez alors chez {platform}, où vous pourrez recommencer.',

  welcome_enrolment: 'Protégez votre compte',
  welcome_enrolment_text: '{platform} vous invite à sécuriser votre compte. Cela prend environ deux minutes.',
  welcome_enrolment_1: 'Saisissez votre adresse e\u2011mail',
  welcome_enrolment_2: 'Choisissez un code PIN à 6 chiffres',
  welcome_enrolment_3: 'Confirmez votre numéro de mobile',
  welcome_enrolment_4: 'Saisissez le code que nous vous envoyons par SMS',
  welcome_authentication: 'Confirmez que c’est bien vous',
  welcome_authentication_text:
    '{platform} vous demande de confirmer que c’est bien vous. Cela prend environ une minute.',
  welcome_re_enrolment: 'Confirmez vos nouvelles coordonnées',
  welcome_re_enrolment_text:
    'Vos coordonnées ont changé\u00a0: {platform} vous demande de les confirmer. Cela prend environ une minute.',
  welcome_known_1: 'Saisissez votre adresse e\u2011mail',
  welcome_known_2: 'Saisissez votre code PIN et un code reçu par SMS',
  welcome_steps: 'Ce que vous allez faire',
  welcome_phone: 'Gardez votre téléphone à portée de main.',
  terms: 'J’accepte les {terms} utilisé par {platform}.',
  terms_name: 'conditions du service de paiement',
  terms_new_window: 'nouvelle fenêtre',
  terms_missing: 'Cochez la case pour accepter les conditions avant de commencer.',
  start: 'Commencer',
  elsewhere:
    'Cette page est déjà ouverte dans un autre navigateur. Si vous continuez ici, elle s’y fermera et vous reprendrez depuis le début.',
  continue_here: 'Continuer ici',

  email_title: 'Saisissez votre adresse e\u2011mail',
  email_text:
    'Tapez-la en entier, sans la coller\u00a0: votre rythme de frappe nous aide à vous reconnaître. Aucun code n’est envoyé par e\u2011mail.',
  email: 'Adresse e\u2011mail',
  email_hint: 'Votre adresse ressemble à ceci\u00a0: {hint}',

  pin_title: 'Choisissez votre code PIN',
  pin_text:
    'Choisissez 6 chiffres connus de vous seul. {platform} vous les demandera pour confirmer que c’est bien vous.',
  pin_advice: 'Évitez les dates de naissance et les suites comme 123456.',
  pin_easy: 'Ce code PIN est trop facile à deviner.',
  pin_fine: 'Ce code PIN convient.',
  pin_new: 'Code PIN (6 chiffres)',
  pin_again: 'Code PIN, une seconde fois',
  pin: 'Code PIN',
  pin_show: 'Afficher',
  pin_hide: 'Masquer',

  phone_title: 'Votre téléphone mobile',
  phone_text: 'Nous enverrons un code par SMS à ce numéro.',
  phone_suggested: 'Est-ce bien votre numéro\u00a0?',
  phone_yes: 'Oui, envoyez-moi un code',
  phone_other: 'Utiliser un autre numéro',
  phone_country: 'Pays',
  phone_country_choose: 'Choisissez un pays',
  phone_number: 'Numéro de mobile',
  phone_private: 'Un numéro saisi ici n’est pas transmis à {platform}.',

  send_code: 'Envoyez-moi un code',
  code_title: 'Saisissez le code',
  code_text: 'Nous avons envoyé un code à 6 chiffres par SMS au {number}.',
  code: 'Code reçu par SMS',
  code_newest: 'Pas encore de SMS\u00a0? Il peut mettre une minute à arriver. Seul le dernier code est valable.',
  code_again: 'Envoyer un nouveau code',
  code_wait: 'Nouveau code dans {seconds} s',

  proof_title: 'Confirmez que c’est bien vous',
  proof_send: 'Nous allons d’abord envoyer un code à 6 chiffres par SMS au {number}.',
  proof_text: 'Saisissez votre code PIN, puis le code envoyé par SMS au {number}.',

  end_validated: 'C’est fait',
  end_validated_text: 'Vous avez confirmé que c’est bien vous. Vous pouvez revenir chez {platform}.',
  end_failed: 'Cela n’a pas fonctionné',
  end_failed_text: 'Nous n’avons pas pu confirmer que c’est bien vous. Revenez chez {platform} pour recommencer.',
  end_expired: 'Le temps est écoulé',
  end_expired_text:
    'Pour votre sécurité, cette page se ferme au bout de quelques minutes. Revenez chez {platform} pour recommencer.',
  end_back: 'Revenir chez {platform}',
  end_leading: 'Vous allez y revenir dans un instant.',

  blocked: 'Patientez un peu',
  blocked_text: 'Il y a eu trop de réponses erronées. Pour votre sécurité, vous pourrez réessayer à partir de {time}.',
  blocked_after: 'Si cette page s’est fermée d’ici là, revenez chez {platform} pour recommencer.',

  problem_email_different:
    'Ce n’est pas l’adresse que nous connaissons. Comparez-la avec l’indice, puis saisissez-la de nouveau.',
  problem_pin_format: 'Le code PIN doit comporter exactement 6 chiffres, les mêmes dans les deux champs.',
  problem_pin_different:
    'Les deux codes PIN sont différents. Saisissez de nouveau votre code PIN dans les deux champs.',
  problem_pin_easy: 'Ce code PIN est trop facile à deviner. Choisissez-en un autre.',
  problem_phone_invalid: 'Nous ne pouvons pas envoyer de code à ce numéro. Vérifiez le pays et le numéro.',
  problem_code_refused: 'Ce code est erroné ou n’est plus valable. Vérifiez-le ou demandez-en un nouveau.',
  problem_not_right:
    'Le code PIN ou le code reçu par SMS est erroné. Vérifiez les deux, puis saisissez-les de nouveau.',
  problem_code_too_soon: 'Nous venons de vous envoyer un code. Patientez un instant avant d’en demander un nouveau.',
  problem_too_many_codes:
    'Nous vous avons déjà envoyé plusieurs codes. Saisissez le dernier reçu ou réessayez plus tard.',
  problem_code_unavailable: 'Nous ne pouvons pas vous envoyer de code pour le moment. Réessayez plus tard.',
  problem_country_refused: 'Nous ne pouvons pas envoyer de code aux numéros de ce pays.',
  problem_enrolled_elsewhere:
    'Vous avez déjà protégé votre compte dans une autre fenêtre. Confirmez avec le code PIN que vous y avez choisi.',
  problem_details_changed: 'Vos coordonnées ont changé entre-temps. Veuillez recommencer ici.',

  unknown_link: 'Ce lien ne fonctionne pas',
  unknown_link_text:
    'Il a peut-être expiré, ou il en manque une partie. Revenez au site ou à l’application d’où vous venez pour recommencer.',
  return_url_missing: 'Ce lien est incomplet',
  return_url_missing_text:
    'Il n’indique pas où vous ramener ensuite. Revenez au site ou à l’application d’où vous venez et signalez-le.',
  return_url_missing_developers: 'Pour les développeurs\u00a0: ajoutez le paramètre returnUrl au lien.',
  return_url_refused: 'Nous ne pouvons pas vous ramener en toute sécurité',
  return_url_refused_text:
    'Ce lien mènerait à une adresse qui n’est pas autorisée. Revenez au site ou à l’application d’où vous venez et signalez-le.',
  return_url_refused_developers: 'Pour les développeurs\u00a0: la valeur du paramètre returnUrl a été refusée.',
  opened_elsewhere: 'Vous avez continué ailleurs',
  opened_elsewhere_text:
    'Cette page est maintenant ouverte dans un autre navigateur ou sur un autre appareil. Continuez là-bas\u00a0; vous pouvez fermer cette fenêtre.',
  moved_too_often: 'Cette page ne peut plus être déplacée',
  moved_too_often_text:
    'Elle a changé de navigateur trop souvent. Continuez là où elle est ouverte, ou recommencez depuis le site ou l’application d’où vous venez.',
  not_this_page: 'Cette page n’est pas disponible',
  not_this_page_text: 'Ouvrez de nouveau le lien depuis le site ou l’application d’où vous venez.',
  went_wrong: 'Un problème est survenu',
  went_wrong_text: 'L’erreur vient de nous, pas de vous. Patientez un instant, puis réessayez.',
  no_link: 'Rien à confirmer ici',
  no_link_text:
    'Cette page s’ouvre d’elle-même lorsqu’un site ou une application vous demande de confirmer que c’est bien vous.',
} satisfies Translation<typeof english>;
