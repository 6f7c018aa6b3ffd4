// The words that tell whose business a mail is: the authority's own, and those of strangers who speak of the same things.

/** Whose business it is; each distinct one counts. */
export const contextWords: readonly RegExp[] = [
  /extranjeria/,
  /servicio nacional de migracion|serviciomigraciones|\bmigraciones\b/,
  /\bsermig\b/,
  /gobernacion provincial|delegacion presidencial/,
  /departamento de extranjeria|extranjeria y migracion/,
  /\bmigratori|immigration|\bvisa\b|residencia (?:temporal|definitiva)|permanencia definitiva/,
];

/** They add to the others and tell nothing alone: birds and web sites migrate too, and most of Chile is no authority. */
export const weakContextWords: readonly RegExp[] = [/\bmigracion/, /\bchile\b|gob\.cl/];

/** Signs of mails that speak of the same things and come from elsewhere. */
export const strangerWords: readonly { sign: string; words: RegExp; weight: number }[] = [
  {
    sign: 'spain',
    words:
      /\bn\.?i\.?e\b(?![a-z])|toma de huellas|policia nacional|comisaria|sede electronica|cita previa|tarjeta de identidad de extranjero|subdelegacion|oficina de extranjeros|administracion(?:es)? publica|espana\b|\.gob\.es/,
    weight: 8,
  },
  { sign: 'peru', words: /\bperu\b|superintendencia nacional de migraciones|gob\.pe\b/, weight: 8 },
  { sign: 'colombia', words: /migracion colombia|colombia\b/, weight: 8 },
  {
    sign: 'travel',
    words: /\bvuelo\b|aerolinea|embarque|boarding|check-?in|equipaje|\bhotel\b|pasaje aereo|itinerario/,
    weight: 6,
  },
  {
    sign: 'health',
    words: /dental|odontol|dentista|clinica|consulta medica|\bdr[a]?\.|paciente|medic[oa]\b|salud\b/,
    weight: 6,
  },
  {
    sign: 'bank',
    words: /\bbanco\b|tarjeta de (?:credito|debito)|cuenta corriente|estado de cuenta|credito hipotecario/,
    weight: 6,
  },
  {
    sign: 'newsletter',
    words:
      /newsletter|boletin|darse de baja|darte de baja|cancelar (?:la |tu |su )?suscripcion|unsubscribe|ver (?:este correo )?en (?:el|tu) navegador|webinar|descuento|oferta|promocion|blog\b|suscri(?:bete|pcion)/,
    weight: 6,
  },
  {
    sign: 'lawyer',
    words: /abogad[oa]s?\b|asesoria|nuestros servicios|cotiza|contrata(?:nos)?|estudio juridico|te ayudamos/,
    weight: 5,
  },
  {
    sign: 'shop',
    words: /\bpedido\b|despacho|carrito|tu compra|envio gratis|restaurante|peluqueria|veterinari/,
    weight: 6,
  },
];
