from django.http import HttpRequest, HttpResponse

PLACEHOLDER = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 280"><ellipse cx="200" cy="250" rx="150" ry="9" fill="#ddd6cb"/><circle cx="285" cy="120" r="28" fill="#d99a76"/><path d="M60 245 130 130 255 140 270 245" fill="none" stroke="#2fa39a" stroke-width="34" stroke-linejoin="round" stroke-linecap="round"/></svg>'


def figure(request: HttpRequest, movement_id: str) -> HttpResponse:
    return HttpResponse(PLACEHOLDER, content_type="image/svg+xml")
