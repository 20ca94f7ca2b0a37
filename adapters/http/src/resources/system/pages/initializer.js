window.addEventListener("load", () => {
  window.ui = SwaggerUIBundle({
    urls: [
      { name: "Vedette (OpenAPI 3.1)", url: "../openapi.json" },
      { name: "Django API (Swagger 2.0)", url: "../swagger.json" },
    ],
    dom_id: "#swagger-ui",
    deepLinking: true,
    docExpansion: "none",
    persistAuthorization: false,
    validatorUrl: null,
    presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset],
    layout: "StandaloneLayout",
  });
});
